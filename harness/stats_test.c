/* Known answers for stats. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/stats.h"

#define NEAR(x, y) assert_true(fabs((x) - (y)) < 1e-12)

static void median_of_odd_even_none(void **state)
{
    (void)state;
    const double odd[] = {9, 1, 5}, even[] = {4, 1, 3, 2};
    NEAR(stats_median(odd, 3), 5.0);
    NEAR(stats_median(even, 4), 2.5);
    assert_true(isnan(stats_median(odd, 0)));
    NEAR(odd[0], 9.0); /* the input keeps its order */
}

static void mad_ignores_one_outlier(void **state)
{
    (void)state;
    const double value[] = {1, 1, 2, 2, 4, 6, 900};
    NEAR(stats_mad(value, 7), 1.0);
}

static void geomean_known(void **state)
{
    (void)state;
    const double value[] = {1, 10, 100}, bad[] = {2, 0};
    NEAR(stats_geomean(value, 3), 10.0);
    assert_true(isnan(stats_geomean(bad, 2)));
    assert_true(isnan(stats_geomean(value, 0)));
}

/* The launches count alike, however many samples each has. */
static void centre_is_by_launch(void **state)
{
    (void)state;
    const struct stats_sample s[] = {{1, 0}, {1, 0}, {1, 0}, {1, 0},
                                     {5, 1}, {7, 3}, {9, 3}};
    NEAR(stats_centre((struct stats_series){s, 7}), 5.0);
    assert_true(isnan(stats_centre((struct stats_series){s, 0})));
}

static void constant_series_has_a_point_interval(void **state)
{
    (void)state;
    const struct stats_sample a[] = {{6, 0}, {6, 0}, {6, 1}};
    const struct stats_sample b[] = {{2, 0}, {2, 1}, {2, 1}};
    struct stats_interval r = stats_ratio((struct stats_series){a, 3},
                                          (struct stats_series){b, 3}, 1);
    NEAR(r.point, 3.0);
    NEAR(r.low, 3.0);
    NEAR(r.high, 3.0);
}

static void empty_series_give_nan(void **state)
{
    (void)state;
    const struct stats_sample a[] = {{6, 0}};
    struct stats_interval r = stats_ratio((struct stats_series){a, 1},
                                          (struct stats_series){a, 0}, 1);
    assert_true(isnan(r.point) && isnan(r.low) && isnan(r.high));
}

/* A whole launch that is slow for both sides is drawn for both together and
 * cancels; drawn apart it would widen the interval to [0.5, 2]. */
static void common_launches_are_paired(void **state)
{
    (void)state;
    const struct stats_sample a[] = {{3, 0}, {3, 0}, {6, 1}, {6, 1}};
    const struct stats_sample b[] = {{3, 0}, {3, 0}, {6, 1}, {6, 1}};
    struct stats_interval paired = stats_ratio((struct stats_series){a, 4},
                                               (struct stats_series){b, 4}, 7);
    NEAR(paired.low, 1.0);
    NEAR(paired.high, 1.0);
    const struct stats_sample c[] = {{3, 2}, {3, 2}, {6, 3}, {6, 3}};
    struct stats_interval apart = stats_ratio((struct stats_series){a, 4},
                                              (struct stats_series){c, 4}, 7);
    NEAR(apart.low, 0.5);
    NEAR(apart.high, 2.0);
}

static void same_seed_same_interval(void **state)
{
    (void)state;
    const struct stats_sample a[] = {{3, 0}, {4, 0}, {5, 1}, {9, 1}};
    struct stats_series s = {a, 4}, t = {a + 1, 3};
    struct stats_interval x = stats_ratio(s, t, 5), y = stats_ratio(s, t, 5);
    NEAR(x.low, y.low);
    NEAR(x.high, y.high);
}

/* Of 200 experiments with a true ratio of 2, the 95 % interval should hold it
 * in about 190; far fewer means that the bootstrap is wrong. */
static double noise(uint64_t *random)
{
    double sum = 0.0;
    for (int i = 0; i < 12; i++)
        sum += (double)base_random_below(random, 1000000) * 1e-6;
    return sum - 6.0;
}

static void interval_covers_the_truth(void **state)
{
    (void)state;
    uint64_t random = 42;
    int covered = 0;
    for (int k = 0; k < 200; k++) {
        struct stats_sample a[60], b[60];
        for (int i = 0; i < 60; i++) {
            a[i] = (struct stats_sample){20 + noise(&random), i / 3};
            b[i] = (struct stats_sample){10 + noise(&random), i / 3};
        }
        double draws[400];
        struct stats_series s = {a, 60}, t = {b, 60};
        assert_true(stats_ratio_draws(s, t, (uint64_t)k, draws, 400));
        struct stats_interval r = stats_percentiles(2.0, draws, 400);
        covered += r.low <= 2.0 && r.high >= 2.0;
        assert_true(r.high - r.low < 0.5);
    }
    assert_in_range(covered, 180, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(median_of_odd_even_none),
        cmocka_unit_test(mad_ignores_one_outlier),
        cmocka_unit_test(geomean_known),
        cmocka_unit_test(centre_is_by_launch),
        cmocka_unit_test(constant_series_has_a_point_interval),
        cmocka_unit_test(empty_series_give_nan),
        cmocka_unit_test(common_launches_are_paired),
        cmocka_unit_test(same_seed_same_interval),
        cmocka_unit_test(interval_covers_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
