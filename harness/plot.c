/* plot: `pxlab report --svg`: bars of the speeds against stock python3, by
 * gnuplot; see report.h. */
#define _GNU_SOURCE
#include "harness/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"
#include "harness/headline.h"

static const struct {
    const char *runner, *title;
    bool many;
} bars[] = {
    {"python3-threads", "threads", true},
    {"python3-processes", "processes", true},
    {"pxi-serial", "pxi serial", false},
    {"pxi-gil", "pxi GIL", true},
    {"pxi-contexts", "contexts", false},
    {"pxi-contexts", "contexts", true},
};
enum { BARS = sizeof bars / sizeof *bars };

static void write_number(FILE *out, double value)
{
    if (isnan(value))
        fputs(" NaN", out);
    else
        fprintf(out, " %.4f", value);
}

static void write_data(const struct headline_view *v, FILE *out)
{
    json_t *all = json_object_get(v->result, "workloads"), *workload;
    size_t i;
    fputs("$speeds << END\n", out);
    json_array_foreach(all, i, workload)
    {
        const char *name = json_string_value(json_object_get(workload, "name"));
        if (!strcmp(name, HEADLINE_EMPTY))
            continue;
        fputs(name, out);
        for (int k = 0; k < BARS; k++)
            write_number(
                out,
                headline_speed(v, name, bars[k].runner, bars[k].many).point);
        fputc('\n', out);
    }
    fputs("END\n", out);
}

/* A row of bars without a number would make gnuplot complain. */
static bool drawn(const struct headline_view *v, int bar)
{
    json_t *all = json_object_get(v->result, "workloads"), *workload;
    size_t i;
    json_array_foreach(all, i, workload)
    {
        const char *name = json_string_value(json_object_get(workload, "name"));
        if (!isnan(headline_speed(v, name, bars[bar].runner, bars[bar].many)
                       .point))
            return true;
    }
    return false;
}

static void write_script(const struct headline_view *v, FILE *out)
{
    fputs("set terminal svg size 1100,480 dynamic\n"
          "set style data histograms\nset style fill solid 0.8\n"
          "set boxwidth 0.9\nset logscale y\nset grid ytics\n"
          "set ylabel 'times as fast as python3'\n"
          "set key outside top center horizontal\n"
          "set datafile missing 'NaN'\n",
          out);
    write_data(v, out);
    fputs("plot 1 with lines lc 'gray' notitle", out);
    for (int k = 0; k < BARS; k++)
        if (drawn(v, k))
            fprintf(out, ", $speeds using %d:xtic(1) title '%s x%d'", k + 2,
                    bars[k].title, bars[k].many ? v->most : 1);
    fputc('\n', out);
}

bool report_svg(const json_t *result)
{
    struct headline_view view = headline_view(result);
    FILE *pipe = popen("gnuplot", "we");
    if (!pipe)
        return false;
    write_script(&view, pipe);
    return pclose(pipe) == 0;
}
