/* table: see table.h. */
#include "harness/table.h"

#include <stdlib.h>
#include <string.h>

#include "harness/base.h"

/* Columns that the text takes: UTF-8 continuation bytes take none. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xc0) != 0x80;
    return width;
}

void table_init(struct table *t, const char *const *heads)
{
    memset(t, 0, sizeof *t);
    for (size_t i = 0; heads[i]; i++) {
        t->columns++;
        table_add(t, base_copy(heads[i]));
    }
}

void table_add(struct table *t, char *text)
{
    t->cell = base_grow(t->cell, t->cells + 1, sizeof *t->cell);
    t->cell[t->cells++] = text ? text : base_copy("");
}

static size_t column_width(const struct table *t, size_t column)
{
    size_t most = 3;
    for (size_t i = column; i < t->cells; i += t->columns)
        if (width_of(t->cell[i]) > most)
            most = width_of(t->cell[i]);
    return most;
}

static void write_row(const struct table *t, const size_t *width, size_t row,
                      FILE *out)
{
    for (size_t k = 0; k < t->columns; k++) {
        size_t i = row * t->columns + k;
        const char *text = i < t->cells ? t->cell[i] : "";
        int pad = (int)(width[k] - width_of(text));
        if (k)
            fprintf(out, "| %*s%s ", pad, "", text);
        else
            fprintf(out, "| %s%*s ", text, pad, "");
    }
    fputs("|\n", out);
}

static void write_rule(const struct table *t, const size_t *width, FILE *out)
{
    for (size_t k = 0; k < t->columns; k++) {
        fputc('|', out);
        for (size_t i = 0; i < width[k] + 1; i++)
            fputc('-', out);
        fputc(k ? ':' : '-', out);
    }
    fputs("|\n", out);
}

void table_write(const struct table *t, FILE *out)
{
    size_t *width = base_alloc(t->columns, sizeof *width);
    for (size_t k = 0; k < t->columns; k++)
        width[k] = column_width(t, k);
    size_t rows = (t->cells + t->columns - 1) / t->columns;
    for (size_t row = 0; row < rows; row++) {
        write_row(t, width, row, out);
        if (!row)
            write_rule(t, width, out);
    }
    free(width);
}

void table_free(struct table *t)
{
    for (size_t i = 0; i < t->cells; i++)
        free(t->cell[i]);
    free(t->cell);
}
