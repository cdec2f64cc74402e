/* stats.c: the counters of --stats: instructions executed, by name. */
#include "eval/stats.h"
#include "eval/frame.h"
#include "util/os.h"
#include <stdio.h>

bool eval_stats_on;
uint64_t eval_counts[OP_COUNT]; /* one thread's share may be lost to another:
                                    counted without a lock */

void stats_enable(bool on)
{
    eval_stats_on = on;
}

bool stats_write(const char *path)
{
    Buf out = BUF_EMPTY;
    uint64_t total = 0;
    for (uint32_t i = 0; i < OP_COUNT; i++)
        total += eval_counts[i];
    buf_printf(&out, "{\"schema\": 1, \"instructions\": %llu,\n \"ops\": {",
               (unsigned long long)total);
    const char *sep = "";
    for (uint32_t i = 0; i < OP_COUNT; i++) {
        if (!eval_counts[i])
            continue;
        buf_printf(&out, "%s\n  \"%s\": %llu", sep, op_names[i],
                   (unsigned long long)eval_counts[i]);
        sep = ",";
    }
    buf_puts(&out, "\n }}\n");
    bool ok = os_write_file(path, out.data, out.len) == 0;
    if (!ok)
        fprintf(stderr,
                "pxi: %s: cannot write the counters: name a file that can be "
                "written after --stats\n",
                path);
    buf_free(&out);
    return ok;
}
