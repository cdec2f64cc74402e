/* stats: see stats.h. */
#include "harness/stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "harness/base.h"

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_sorting(double *value, size_t count)
{
    if (!count)
        return NAN;
    qsort(value, count, sizeof *value, compare_doubles);
    size_t middle = count / 2;
    return count % 2 ? value[middle]
                     : 0.5 * (value[middle - 1] + value[middle]);
}

double stats_median(const double *value, size_t count)
{
    double *copy = base_alloc(count, sizeof *copy);
    memcpy(copy, value, count * sizeof *copy);
    double median = median_sorting(copy, count);
    free(copy);
    return median;
}

double stats_mad(const double *value, size_t count)
{
    double centre = stats_median(value, count);
    double *away = base_alloc(count, sizeof *away);
    for (size_t i = 0; i < count; i++)
        away[i] = fabs(value[i] - centre);
    double median = median_sorting(away, count);
    free(away);
    return median;
}

double stats_geomean(const double *value, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; i++)
        sum += value[i] > 0.0 ? log(value[i]) : (double)NAN;
    return count ? exp(sum / (double)count) : (double)NAN;
}

/* --- series by launch --------------------------------------------------- */

/* The samples of one series grouped by launch: launch k owns
 * value[start[k] .. start[k + 1]). */
struct grouped {
    double *value;
    size_t *start;
    size_t launches;
};

static size_t launches_of(struct stats_series s)
{
    size_t most = 0;
    for (size_t i = 0; i < s.count; i++)
        if ((size_t)s.sample[i].launch + 1 > most)
            most = (size_t)s.sample[i].launch + 1;
    return most;
}

/* Launches without a sample vanish, unless keep asks for their place. */
static struct grouped group(struct stats_series s, size_t launches)
{
    struct grouped g = {base_alloc(s.count, sizeof(double)),
                        base_alloc(launches + 1, sizeof(size_t)), launches};
    size_t at = 0;
    for (size_t k = 0; k < launches; k++) {
        g.start[k] = at;
        for (size_t i = 0; i < s.count; i++)
            if ((size_t)s.sample[i].launch == k)
                g.value[at++] = s.sample[i].value;
    }
    g.start[launches] = at;
    return g;
}

static void ungroup(struct grouped *g)
{
    free(g->value);
    free(g->start);
}

static size_t size_of(const struct grouped *g, size_t launch)
{
    return g->start[launch + 1] - g->start[launch];
}

double stats_centre(struct stats_series series)
{
    struct grouped g = group(series, launches_of(series));
    double *centre = base_alloc(g.launches, sizeof *centre);
    size_t count = 0;
    for (size_t k = 0; k < g.launches; k++)
        if (size_of(&g, k))
            centre[count++] =
                stats_median(g.value + g.start[k], size_of(&g, k));
    double result = median_sorting(centre, count);
    free(centre);
    ungroup(&g);
    return result;
}

/* --- bootstrap ---------------------------------------------------------- */

/* The median of one launch's samples, drawn with replacement into room. */
static double draw_launch(const struct grouped *g, size_t launch,
                          uint64_t *random, double *room)
{
    size_t count = size_of(g, launch);
    const double *value = g->value + g->start[launch];
    for (size_t i = 0; i < count; i++)
        room[i] = value[base_random_below(random, count)];
    return median_sorting(room, count);
}

/* Launches that have samples of g and, if other is given, of other. */
static size_t usable(const struct grouped *g, const struct grouped *other,
                     size_t *list)
{
    size_t count = 0;
    for (size_t k = 0; k < g->launches; k++)
        if (size_of(g, k) && (!other || size_of(other, k)))
            list[count++] = k;
    return count;
}

struct drawing {
    struct grouped a, b;
    size_t *launch_a, *launch_b; /* which launches may be drawn */
    size_t count_a, count_b;
    bool paired;
    double *room, *centre_a, *centre_b;
};

static void drawing_init(struct drawing *d, struct stats_series a,
                         struct stats_series b)
{
    size_t most = launches_of(a), other = launches_of(b);
    if (other > most)
        most = other;
    d->a = group(a, most);
    d->b = group(b, most);
    d->launch_a = base_alloc(most, sizeof(size_t));
    d->launch_b = base_alloc(most, sizeof(size_t));
    d->count_a = usable(&d->a, &d->b, d->launch_a);
    d->paired = d->count_a > 0;
    if (!d->paired) {
        d->count_a = usable(&d->a, NULL, d->launch_a);
        d->count_b = usable(&d->b, NULL, d->launch_b);
    }
    d->room = base_alloc(a.count + b.count, sizeof(double));
    d->centre_a = base_alloc(most, sizeof(double));
    d->centre_b = base_alloc(most, sizeof(double));
}

static void drawing_free(struct drawing *d)
{
    ungroup(&d->a);
    ungroup(&d->b);
    free(d->launch_a);
    free(d->launch_b);
    free(d->room);
    free(d->centre_a);
    free(d->centre_b);
}

static double draw_paired(struct drawing *d, uint64_t *random)
{
    for (size_t i = 0; i < d->count_a; i++) {
        size_t k = d->launch_a[base_random_below(random, d->count_a)];
        d->centre_a[i] = draw_launch(&d->a, k, random, d->room);
        d->centre_b[i] = draw_launch(&d->b, k, random, d->room);
    }
    return median_sorting(d->centre_a, d->count_a) /
           median_sorting(d->centre_b, d->count_a);
}

static double draw_side(struct grouped *g, const size_t *list, size_t count,
                        double *centre, double *room, uint64_t *random)
{
    for (size_t i = 0; i < count; i++)
        centre[i] = draw_launch(g, list[base_random_below(random, count)],
                                random, room);
    return median_sorting(centre, count);
}

static double draw_apart(struct drawing *d, uint64_t *random)
{
    double a =
        draw_side(&d->a, d->launch_a, d->count_a, d->centre_a, d->room, random);
    double b =
        draw_side(&d->b, d->launch_b, d->count_b, d->centre_b, d->room, random);
    return a / b;
}

int stats_ratio_draws(struct stats_series a, struct stats_series b,
                      uint64_t seed, double *draws, size_t count)
{
    if (!a.count || !b.count)
        return 0;
    struct drawing d;
    drawing_init(&d, a, b);
    uint64_t random = seed;
    for (size_t i = 0; i < count; i++)
        draws[i] =
            d.paired ? draw_paired(&d, &random) : draw_apart(&d, &random);
    drawing_free(&d);
    return 1;
}

struct stats_interval stats_percentiles(double point, double *draws,
                                        size_t count)
{
    if (!count)
        return (struct stats_interval){point, NAN, NAN};
    qsort(draws, count, sizeof *draws, compare_doubles);
    size_t tail = count / 40;
    return (struct stats_interval){point, draws[tail], draws[count - 1 - tail]};
}

struct stats_interval stats_ratio(struct stats_series a, struct stats_series b,
                                  uint64_t seed)
{
    double *draws = base_alloc(STATS_DRAWS, sizeof *draws);
    struct stats_interval result = {NAN, NAN, NAN};
    if (stats_ratio_draws(a, b, seed, draws, STATS_DRAWS))
        result = stats_percentiles(stats_centre(a) / stats_centre(b), draws,
                                   STATS_DRAWS);
    free(draws);
    return result;
}
