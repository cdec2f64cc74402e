/* junit.c: writes JUnit XML; see junit.h. */
#include "harness/junit.h"

#include <stdio.h>

static void put_text(FILE *file, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        switch (c) {
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '&':
            fputs("&amp;", file);
            break;
        case '"':
            fputs("&quot;", file);
            break;
        default:
            fputc(c < 32 && c != '\n' && c != '\t' ? '?' : c, file);
        }
    }
}

static void put_attribute(FILE *file, const char *name, const char *value)
{
    fprintf(file, " %s=\"", name);
    put_text(file, value);
    fputc('"', file);
}

static void put_case(FILE *file, const struct junit_case *c)
{
    static const char *const elements[] = {NULL, "failure", "error", "skipped"};
    fputs("  <testcase", file);
    put_attribute(file, "classname", c->class_name);
    put_attribute(file, "name", c->name);
    fprintf(file, " time=\"%.3f\">\n", c->seconds);
    if (c->status != JUNIT_PASS) {
        fprintf(file, "    <%s", elements[c->status]);
        put_attribute(file, "message", c->message ? c->message : "");
        fputs("/>\n", file);
    }
    if (c->output) {
        fputs("    <system-out>", file);
        put_text(file, c->output);
        fputs("</system-out>\n", file);
    }
    fputs("  </testcase>\n", file);
}

bool junit_write(const char *path, const char *suite,
                 const struct junit_case *cases, size_t n)
{
    FILE *file = fopen(path, "w");
    size_t count[4] = {0};
    double seconds = 0;
    if (!file)
        return false;
    for (size_t i = 0; i < n; i++) {
        count[cases[i].status]++;
        seconds += cases[i].seconds;
    }
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite", file);
    put_attribute(file, "name", suite);
    fprintf(file,
            " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\""
            " time=\"%.3f\">\n",
            n, count[JUNIT_FAILURE], count[JUNIT_ERROR], count[JUNIT_SKIPPED],
            seconds);
    for (size_t i = 0; i < n; i++)
        put_case(file, &cases[i]);
    fputs("</testsuite>\n", file);
    bool written = !ferror(file);
    return fclose(file) == 0 && written;
}
