/* page: one text in several forms: terminal, Markdown, HTML, LaTeX. Callers
 * give plain text; what a form must escape is escaped here. */
#ifndef HARNESS_PAGE_H
#define HARNESS_PAGE_H

#include <stdio.h>

#include "harness/base.h"
#include "harness/table.h"

enum page_form { PAGE_TERMINAL, PAGE_MARKDOWN, PAGE_HTML, PAGE_TEX };

struct page {
    FILE *out; /* borrowed */
    enum page_form form;
    bool in_list; /* the last part was an item */
};

void page_begin(struct page *page, enum page_form form, FILE *out,
                const char *title);
void page_end(struct page *page);
void page_section(struct page *page, const char *title);
void page_text(struct page *page, const char *format, ...) BASE_PRINTF(2, 3);
void page_item(struct page *page, const char *format, ...) BASE_PRINTF(2, 3);
void page_table(struct page *page, const struct table *table);

#endif
