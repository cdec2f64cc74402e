/* page: see page.h. */
#include "harness/page.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* What stands for a character, by form. */
static const char *escape(enum page_form form, char c)
{
    static const struct {
        char c;
        const char *html, *tex;
    } rows[] = {
        {'&', "&amp;", "\\&"},
        {'<', "&lt;", "\\textless{}"},
        {'>', "&gt;", "\\textgreater{}"},
        {'_', NULL, "\\_"},
        {'%', NULL, "\\%"},
        {'#', NULL, "\\#"},
        {'$', NULL, "\\$"},
        {'{', NULL, "\\{"},
        {'}', NULL, "\\}"},
        {'~', NULL, "\\textasciitilde{}"},
        {'^', NULL, "\\textasciicircum{}"},
        {'\\', NULL, "\\textbackslash{}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].c == c)
            return form == PAGE_HTML  ? rows[i].html
                   : form == PAGE_TEX ? rows[i].tex
                                      : NULL;
    return NULL;
}

static void put(struct page *page, const char *text)
{
    for (; *text; text++) {
        const char *other = escape(page->form, *text);
        if (other)
            fputs(other, page->out);
        else
            fputc(*text, page->out);
    }
}

static char *format_text(const char *format, va_list args)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        base_die(EXIT_NO_TOOL, "out of memory");
    vfprintf(out, format, args);
    fclose(out);
    return text;
}

/* An empty line before every part, but not between items. */
static void part(struct page *page, bool item)
{
    if (!(item && page->in_list))
        fputc('\n', page->out);
    page->in_list = item;
}

/* before, text, after; each form has its own marks. */
static void wrap(struct page *page, const char *const *before, const char *text,
                 const char *const *after)
{
    fputs(before[page->form], page->out);
    put(page, text);
    fputs(after[page->form], page->out);
}

void page_begin(struct page *page, enum page_form form, FILE *out,
                const char *title)
{
    static const char *const before[] = {
        "", "# ",
        ("<!doctype html>\n<meta charset=\"utf-8\">\n<style>body{font-family:"
         "sans-serif;max-width:110em}table{border-collapse:collapse}td,th{"
         "padding:.2em .6em;border-bottom:1px solid #ccc;text-align:right}"
         "td:first-child,th:first-child{text-align:left}</style>\n<h1>"),
        ("\\documentclass{article}\n\\usepackage[landscape,margin=1cm]"
         "{geometry}\n\\begin{document}\n\\section*{")};
    static const char *const after[] = {"\n", "\n", "</h1>\n", "}\n"};
    *page = (struct page){out, form, false};
    wrap(page, before, title, after);
}

void page_end(struct page *page)
{
    if (page->form == PAGE_TEX)
        fputs("\\end{document}\n", page->out);
    fflush(page->out);
}

void page_section(struct page *page, const char *title)
{
    static const char *const before[] = {"", "## ", "<h2>", "\\subsection*{"};
    static const char *const after[] = {"\n", "\n", "</h2>\n", "}\n"};
    part(page, false);
    wrap(page, before, title, after);
}

void page_text(struct page *page, const char *format, ...)
{
    static const char *const before[] = {"", "", "<p>", ""};
    static const char *const after[] = {"\n", "\n", "</p>\n", "\n"};
    va_list args;
    va_start(args, format);
    char *text = format_text(format, args);
    va_end(args);
    part(page, false);
    wrap(page, before, text, after);
    free(text);
}

void page_item(struct page *page, const char *format, ...)
{
    static const char *const before[] = {"- ", "- ", "<li>", "\\par--- "};
    static const char *const after[] = {"\n", "\n", "</li>\n", "\n"};
    va_list args;
    va_start(args, format);
    char *text = format_text(format, args);
    va_end(args);
    part(page, true);
    wrap(page, before, text, after);
    free(text);
}

static void html_table(struct page *page, const struct table *t)
{
    fputs("<table>", page->out);
    for (size_t i = 0; i < t->cells; i++) {
        const char *tag = i < t->columns ? "th" : "td";
        fprintf(page->out, "%s<%s>", i % t->columns ? "" : "\n<tr>", tag);
        put(page, t->cell[i]);
        fprintf(page->out, "</%s>", tag);
    }
    fputs("\n</table>\n", page->out);
}

static void tex_table(struct page *page, const struct table *t)
{
    fputs("\n{\\tiny\\begin{tabular}{l", page->out);
    for (size_t i = 1; i < t->columns; i++)
        fputs(i ? "r" : "l", page->out);
    fputs("}\n", page->out);
    for (size_t i = 0; i < t->cells; i++) {
        put(page, t->cell[i]);
        fputs((i + 1) % t->columns ? " & " : " \\\\\n", page->out);
        if (i + 1 == t->columns)
            fputs("\\hline\n", page->out);
    }
    fputs("\\end{tabular}}\n", page->out);
}

void page_table(struct page *page, const struct table *t)
{
    part(page, false);
    if (page->form == PAGE_HTML)
        html_table(page, t);
    else if (page->form == PAGE_TEX)
        tex_table(page, t);
    else
        table_write(t, page->out);
}
