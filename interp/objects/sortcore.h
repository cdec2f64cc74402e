/* sortcore.h: the sort of listsort.c for one comparison. Included once for each
 * after
 *     #define SORT(name)       name with the comparison's suffix
 *     #define SORT_LT(s, a, b) 1: a < b, 0: not, -1: raised
 *
 * A stable, adaptive merge sort: runs that are there are used, short ones are
 * lengthened by binary insertion, merges gallop. Run lengths, merge order and
 * galloping follow CPython 3.11 (Tim Peters, listsort.txt; merge order: Munro
 * and Wild, "Nearly-Optimal Mergesorts", ESA 2018), so that even inconsistent
 * comparisons (NaN) give CPython's order.
 *
 * All functions return -1 when a comparison raised; keys and vals are then some
 * permutation. vals is NULL when there is no key function. */

/* Length of the run at lo: not descending, or strictly descending. */
static int64_t SORT(count_run)(Sorter *s, int64_t lo, int64_t hi, bool *down)
{
    int64_t n = lo + 1;
    *down = false;
    if (n == hi)
        return 1;
    int lt = SORT_LT(s, s->keys[n], s->keys[n - 1]);
    if (lt < 0)
        return -1;
    *down = lt;
    for (n++; n < hi; n++) {
        lt = SORT_LT(s, s->keys[n], s->keys[n - 1]);
        if (lt < 0)
            return -1;
        if ((lt != 0) != *down)
            break;
    }
    return n - lo;
}

/* Sorts [lo, hi), of which [lo, start) is sorted. */
static int SORT(insertion)(Sorter *s, int64_t lo, int64_t hi, int64_t start)
{
    Value *k = s->keys, *v = s->vals;
    for (start += lo == start; start < hi; start++) {
        Value pivot = k[start];
        int64_t l = lo, r = start;
        while (l < r) {
            int64_t m = l + ((r - l) >> 1);
            int lt = SORT_LT(s, pivot, k[m]);
            if (lt < 0)
                return -1;
            if (lt)
                r = m;
            else
                l = m + 1;
        }
        memmove(k + l + 1, k + l, 8 * (size_t)(start - l));
        k[l] = pivot;
        if (v) {
            pivot = v[start];
            memmove(v + l + 1, v + l, 8 * (size_t)(start - l));
            v[l] = pivot;
        }
    }
    return 0;
}

/* Where key belongs in the sorted a[0, n), left of what is equal; the search
 * starts at hint and doubles its steps. */
static int64_t SORT(gallop_left)(Sorter *s, Value key, const Value *a,
                                 int64_t n, int64_t hint)
{
    int64_t ofs = 1, last = 0, max;
    int lt = SORT_LT(s, a[hint], key);
    if (lt < 0)
        return -1;
    bool up = lt;
    max = up ? n - hint : hint + 1;
    while (ofs < max) {
        lt = SORT_LT(s, a[up ? hint + ofs : hint - ofs], key);
        if (lt < 0)
            return -1;
        if ((lt != 0) != up)
            break;
        last = ofs;
        ofs = (ofs << 1) + 1;
    }
    ofs = MIN(ofs, max);
    int64_t l = up ? hint + last : hint - ofs;
    int64_t r = up ? hint + ofs : hint - last;
    for (l++; l < r;) {
        int64_t m = l + ((r - l) >> 1);
        lt = SORT_LT(s, a[m], key);
        if (lt < 0)
            return -1;
        if (lt)
            l = m + 1;
        else
            r = m;
    }
    return r;
}

/* The same, right of what is equal. */
static int64_t SORT(gallop_right)(Sorter *s, Value key, const Value *a,
                                  int64_t n, int64_t hint)
{
    int64_t ofs = 1, last = 0, max;
    int lt = SORT_LT(s, key, a[hint]);
    if (lt < 0)
        return -1;
    bool down = lt;
    max = down ? hint + 1 : n - hint;
    while (ofs < max) {
        lt = SORT_LT(s, key, a[down ? hint - ofs : hint + ofs]);
        if (lt < 0)
            return -1;
        if ((lt != 0) != down)
            break;
        last = ofs;
        ofs = (ofs << 1) + 1;
    }
    ofs = MIN(ofs, max);
    int64_t l = down ? hint - ofs : hint + last;
    int64_t r = down ? hint - last : hint + ofs;
    for (l++; l < r;) {
        int64_t m = l + ((r - l) >> 1);
        lt = SORT_LT(s, key, a[m]);
        if (lt < 0)
            return -1;
        if (lt)
            r = m;
        else
            l = m + 1;
    }
    return r;
}

/* Merges [a, a + na) and [b, b + nb), adjacent, na <= nb, from the left: the
 * first run waits in tmp. On return (also after an error) *left items of tmp
 * remain to be put at *to. */
static int SORT(merge_low_loop)(Sorter *s, int64_t *to, int64_t *ta,
                                int64_t *na, int64_t *b, int64_t *nb)
{
    int64_t min_gallop = s->min_gallop;
    for (;;) {
        int64_t acount = 0, bcount = 0;
        for (;;) { /* one by one, until one run wins often */
            int lt = SORT_LT(s, s->keys[*b], s->tmp_keys[*ta]);
            if (lt < 0)
                return -1;
            if (lt) {
                sort_move(s, (*to)++, (*b)++);
                bcount++;
                acount = 0;
                if (--*nb == 0)
                    return 0;
                if (bcount >= min_gallop)
                    break;
            } else {
                sort_take(s, (*to)++, (*ta)++);
                acount++;
                bcount = 0;
                if (--*na == 1)
                    return 1;
                if (acount >= min_gallop)
                    break;
            }
        }
        min_gallop++;
        do { /* gallop while it pays */
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            int64_t k =
                SORT(gallop_right)(s, s->keys[*b], s->tmp_keys + *ta, *na, 0);
            if (k < 0)
                return -1;
            acount = k;
            sort_take_run(s, *to, *ta, k);
            *to += k, *ta += k, *na -= k;
            if (*na == 1)
                return 1;
            if (*na == 0)
                return 0;
            sort_move(s, (*to)++, (*b)++);
            if (--*nb == 0)
                return 0;
            k = SORT(gallop_left)(s, s->tmp_keys[*ta], s->keys + *b, *nb, 0);
            if (k < 0)
                return -1;
            bcount = k;
            sort_move_run(s, *to, *b, k);
            *to += k, *b += k, *nb -= k;
            if (*nb == 0)
                return 0;
            sort_take(s, (*to)++, (*ta)++);
            if (--*na == 1)
                return 1;
        } while (acount >= MIN_GALLOP || bcount >= MIN_GALLOP);
        s->min_gallop = ++min_gallop;
    }
}

static int SORT(merge_low)(Sorter *s, int64_t a, int64_t na, int64_t b,
                           int64_t nb)
{
    if (sort_wait(s, a, na) < 0)
        return -1;
    int64_t to = a, ta = 0;
    sort_move(s, to++, b++);
    int end = 0;
    if (--nb > 0)
        end = na == 1 ? 1 : SORT(merge_low_loop)(s, &to, &ta, &na, &b, &nb);
    if (end == 1) { /* one item waits: it comes last */
        sort_move_run(s, to, b, nb);
        sort_take(s, to + nb, ta);
        return 0;
    }
    sort_take_run(s, to, ta, na);
    return end;
}

/* The same from the right, for na > nb: the second run waits. to, a and tb are
 * the last items. */
static int SORT(merge_high_loop)(Sorter *s, int64_t *to, int64_t base,
                                 int64_t *a, int64_t *na, int64_t *tb,
                                 int64_t *nb)
{
    int64_t min_gallop = s->min_gallop;
    for (;;) {
        int64_t acount = 0, bcount = 0;
        for (;;) {
            int lt = SORT_LT(s, s->tmp_keys[*tb], s->keys[*a]);
            if (lt < 0)
                return -1;
            if (lt) {
                sort_move(s, (*to)--, (*a)--);
                acount++;
                bcount = 0;
                if (--*na == 0)
                    return 0;
                if (acount >= min_gallop)
                    break;
            } else {
                sort_take(s, (*to)--, (*tb)--);
                bcount++;
                acount = 0;
                if (--*nb == 1)
                    return 1;
                if (bcount >= min_gallop)
                    break;
            }
        }
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            s->min_gallop = min_gallop;
            int64_t k = SORT(gallop_right)(s, s->tmp_keys[*tb], s->keys + base,
                                           *na, *na - 1);
            if (k < 0)
                return -1;
            k = *na - k;
            acount = k;
            sort_move_run(s, *to - k + 1, *a - k + 1, k);
            *to -= k, *a -= k, *na -= k;
            if (*na == 0)
                return 0;
            sort_take(s, (*to)--, (*tb)--);
            if (--*nb == 1)
                return 1;
            k = SORT(gallop_left)(s, s->keys[*a], s->tmp_keys, *nb, *nb - 1);
            if (k < 0)
                return -1;
            k = *nb - k;
            bcount = k;
            sort_take_run(s, *to - k + 1, *tb - k + 1, k);
            *to -= k, *tb -= k, *nb -= k;
            if (*nb == 1)
                return 1;
            if (*nb == 0)
                return 0;
            sort_move(s, (*to)--, (*a)--);
            if (--*na == 0)
                return 0;
        } while (acount >= MIN_GALLOP || bcount >= MIN_GALLOP);
        s->min_gallop = ++min_gallop;
    }
}

static int SORT(merge_high)(Sorter *s, int64_t base, int64_t na, int64_t b,
                            int64_t nb)
{
    if (sort_wait(s, b, nb) < 0)
        return -1;
    int64_t to = b + nb - 1, tb = nb - 1, a = base + na - 1;
    sort_move(s, to--, a--);
    int end = 0;
    if (--na > 0)
        end = nb == 1 ? 1
                      : SORT(merge_high_loop)(s, &to, base, &a, &na, &tb, &nb);
    if (end == 1) { /* one item waits: it comes first */
        sort_move_run(s, to - na + 1, a - na + 1, na);
        sort_take(s, to - na, tb);
        return 0;
    }
    sort_take_run(s, to - nb + 1, 0, nb);
    return end;
}

/* Merges the runs i and i + 1 of the stack. */
static int SORT(merge_at)(Sorter *s, int i)
{
    int64_t a = s->runs[i].base, na = s->runs[i].len;
    int64_t b = s->runs[i + 1].base, nb = s->runs[i + 1].len;
    s->runs[i].len = na + nb;
    if (i == s->nruns - 3)
        s->runs[i + 1] = s->runs[i + 2];
    s->nruns--;
    int64_t k = SORT(gallop_right)(s, s->keys[b], s->keys + a, na, 0);
    if (k < 0)
        return -1;
    a += k, na -= k;
    if (na == 0)
        return 0;
    nb = SORT(gallop_left)(s, s->keys[a + na - 1], s->keys + b, nb, nb - 1);
    if (nb <= 0)
        return (int)nb;
    return na <= nb ? SORT(merge_low)(s, a, na, b, nb)
                    : SORT(merge_high)(s, a, na, b, nb);
}

static int SORT(push_run)(Sorter *s, int64_t base, int64_t len)
{
    if (s->nruns) {
        const Run *top = &s->runs[s->nruns - 1];
        int power = sort_power(top->base, top->len, len, s->len);
        while (s->nruns > 1 && s->runs[s->nruns - 2].power > power)
            if (SORT(merge_at)(s, s->nruns - 2) < 0)
                return -1;
        s->runs[s->nruns - 1].power = power;
    }
    s->runs[s->nruns++] = (Run){base, len, 0};
    return 0;
}

static int SORT(run)(Sorter *s)
{
    int64_t minrun = sort_minrun(s->len);
    for (int64_t lo = 0; lo < s->len;) {
        bool down;
        int64_t n = SORT(count_run)(s, lo, s->len, &down);
        if (n < 0)
            return -1;
        if (down)
            sort_reverse(s, lo, lo + n);
        if (n < minrun) {
            int64_t force = MIN(s->len - lo, minrun);
            if (SORT(insertion)(s, lo, lo + force, lo + n) < 0)
                return -1;
            n = force;
        }
        if (SORT(push_run)(s, lo, n) < 0)
            return -1;
        lo += n;
    }
    while (s->nruns > 1) {
        int n = s->nruns - 2;
        if (n > 0 && s->runs[n - 1].len < s->runs[n + 1].len)
            n--;
        if (SORT(merge_at)(s, n) < 0)
            return -1;
    }
    return 0;
}
