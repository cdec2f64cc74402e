/* counters: see counters.h. Facts that shape it: without a PMU libpfm still
 * names the events, and only opening tells (ENOENT); exclude_kernel makes
 * context switches and migrations read 0 silently; old kernels refuse
 * inherit with a group read (EINVAL). */
#define _GNU_SOURCE
#include "harness/counters.h"

#include <dirent.h>
#include <errno.h>
#include <linux/perf_event.h>
#include <perfmon/pfmlib_perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "harness/base.h"

enum kind { HARDWARE, SOFTWARE };
enum mode { USER, BOTH };

static const struct row {
    const char *name, *event;
    enum kind kind;
    enum mode mode;
} rows[COUNTERS] = {
#define COUNTER(key, event, kind, mode) {#key, event, kind, mode},
#include "harness/counters.def"
#undef COUNTER
};

static const struct {
    int error;
    const char *text;
} reasons[] = {
    {ENOENT, "ENOENT: this machine has no such hardware event (a virtual "
             "machine without a PMU)"},
    {EOPNOTSUPP, "EOPNOTSUPP: the PMU driver does not support this event"},
    {ENODEV, "ENODEV: the event's device is absent on this CPU"},
    {ENOSYS, "ENOSYS: the kernel is built without perf events"},
    {EACCES, "EACCES: not permitted; lower kernel.perf_event_paranoid or "
             "grant CAP_PERFMON"},
    {EPERM, "EPERM: forbidden by a sandbox or by kernel.perf_event_paranoid; "
            "grant CAP_PERFMON"},
    {EINVAL, "EINVAL: the kernel refuses this combination of attributes"},
    {EBUSY, "EBUSY: another user holds the PMU"},
    {EMFILE, "EMFILE: too many open files; raise ulimit -n"},
    {ESRCH, "ESRCH: the process had ended"},
};

struct slot {
    int fd;
    uint64_t id; /* of the event, in a group read */
    const char *reason;
    bool fallback;
};

struct counters {
    pid_t pid;
    counters_opener opener;
    bool on_exec;
    bool grouped;
    int leader; /* slot of the group's leader, or -1 */
    struct slot slot[COUNTERS];
};

const char *counters_name(enum counters_id id)
{
    return rows[id].name;
}

const char *counters_reason(int error)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return reasons[i].text;
    return "perf_event_open failed for a reason that has no text here";
}

static int system_opener(struct perf_event_attr *attr, pid_t pid, int cpu,
                         int group, unsigned long flags)
{
    return (int)syscall(SYS_perf_event_open, attr, pid, cpu, group, flags);
}

/* --- opening ------------------------------------------------------------ */

/* False if libpfm does not know the event. */
static bool encode(const struct row *row, struct perf_event_attr *attr)
{
    memset(attr, 0, sizeof *attr);
    pfm_perf_encode_arg_t arg;
    memset(&arg, 0, sizeof arg);
    arg.attr = attr;
    arg.size = sizeof arg;
    int levels = row->mode == USER ? PFM_PLM3 : PFM_PLM3 | PFM_PLM0;
    if (pfm_get_os_event_encoding(row->event, levels, PFM_OS_PERF_EVENT,
                                  &arg) != PFM_SUCCESS)
        return false;
    attr->size = sizeof *attr;
    return true;
}

static void set_up(const struct counters *c, enum counters_id id, bool member,
                   struct perf_event_attr *attr)
{
    const struct row *row = &rows[id];
    attr->exclude_kernel = row->mode == USER;
    attr->exclude_hv = 1;
    attr->inherit = 1;
    attr->disabled = !member && c->on_exec;
    attr->enable_on_exec = attr->disabled;
    attr->read_format =
        PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
    if (row->kind == HARDWARE && c->grouped)
        attr->read_format |= PERF_FORMAT_GROUP | PERF_FORMAT_ID;
}

static int open_one(struct counters *c, enum counters_id id)
{
    struct slot *slot = &c->slot[id];
    struct perf_event_attr attr;
    if (!encode(&rows[id], &attr)) {
        slot->reason = "libpfm does not know this event";
        return -1;
    }
    bool hardware = rows[id].kind == HARDWARE;
    bool member = hardware && c->grouped && c->leader >= 0;
    set_up(c, id, member, &attr);
    int group = member ? c->slot[c->leader].fd : -1;
    slot->fd = c->opener(&attr, c->pid, -1, group, PERF_FLAG_FD_CLOEXEC);
    if (slot->fd < 0) {
        slot->reason = counters_reason(errno);
        return -1;
    }
    if (hardware && c->grouped) {
        if (c->leader < 0)
            c->leader = (int)id;
        ioctl(slot->fd, PERF_EVENT_IOC_ID, &slot->id);
    }
    slot->reason = NULL;
    return 0;
}

static void close_slots(struct counters *c, enum kind kind)
{
    for (int i = 0; i < COUNTERS; i++)
        if (rows[i].kind == kind && c->slot[i].fd >= 0) {
            close(c->slot[i].fd);
            c->slot[i].fd = -1;
        }
}

/* Opens the hardware events; false if the kernel refused the grouping. */
static bool open_hardware(struct counters *c)
{
    c->leader = -1;
    for (int i = 0; i < COUNTERS; i++) {
        if (rows[i].kind != HARDWARE)
            continue;
        errno = 0;
        if (open_one(c, (enum counters_id)i) && errno == EINVAL && c->grouped)
            return false;
    }
    return true;
}

static void fall_back(struct slot *slot, enum counters_id id)
{
    if (id == COUNTER_task_clock) {
        slot->fallback = true;
        slot->reason = "the process's CPU clock instead of perf: its "
                       "children are not in it";
    } else if (id == COUNTER_context_switches) {
        slot->fallback = true;
        slot->reason = "/proc/PID/task instead of perf: ended threads and "
                       "children are not in it";
    }
}

static void open_software(struct counters *c)
{
    for (int i = 0; i < COUNTERS; i++)
        if (rows[i].kind == SOFTWARE && open_one(c, (enum counters_id)i))
            fall_back(&c->slot[i], (enum counters_id)i);
}

struct counters *counters_attach(pid_t pid, bool on_exec,
                                 counters_opener opener)
{
    struct counters *c = base_alloc(1, sizeof *c);
    c->pid = pid;
    c->opener = opener ? opener : system_opener;
    c->on_exec = on_exec;
    c->grouped = true;
    for (int i = 0; i < COUNTERS; i++)
        c->slot[i].fd = -1;
    if (pfm_initialize() != PFM_SUCCESS)
        base_die(EXIT_NO_TOOL, "libpfm4 does not start on this CPU");
    if (!open_hardware(c)) {
        close_slots(c, HARDWARE);
        c->grouped = false;
        open_hardware(c);
    }
    open_software(c);
    return c;
}

void counters_detach(struct counters *c)
{
    if (!c)
        return;
    close_slots(c, HARDWARE);
    close_slots(c, SOFTWARE);
    free(c);
}

/* --- reading ------------------------------------------------------------ */

/* Scales for the share of time that the event had a register. */
static struct counters_value scaled(uint64_t count, uint64_t enabled,
                                    uint64_t running)
{
    if (!running && enabled)
        return (struct counters_value){
            COUNTERS_IDLE, 0.0, "not counted: the event got no register"};
    double value = (double)count;
    if (running && running < enabled)
        value *= (double)enabled / (double)running;
    return (struct counters_value){COUNTERS_COUNTED, value, NULL};
}

static struct counters_value unreadable(void)
{
    return (struct counters_value){COUNTERS_UNAVAILABLE, 0.0,
                                   "the descriptor cannot be read"};
}

static struct counters_value read_alone(int fd)
{
    uint64_t data[3];
    if (read(fd, data, sizeof data) != (ssize_t)sizeof data)
        return unreadable();
    return scaled(data[0], data[1], data[2]);
}

/* One read gives {count, enabled, running, {value, id} * count}. */
static void read_group(struct counters *c, struct counters_reading *r)
{
    uint64_t data[3 + 2 * COUNTERS];
    ssize_t got = read(c->slot[c->leader].fd, data, sizeof data);
    for (int i = 0; i < COUNTERS; i++) {
        if (rows[i].kind != HARDWARE || c->slot[i].fd < 0)
            continue;
        r->of[i] = unreadable();
        for (uint64_t k = 0; got > 0 && k < data[0] && k < COUNTERS; k++)
            if (data[4 + 2 * k] == c->slot[i].id)
                r->of[i] = scaled(data[3 + 2 * k], data[1], data[2]);
    }
}

static double process_clock(pid_t pid)
{
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time))
        return -1.0;
    return 1e9 * (double)time.tv_sec + (double)time.tv_nsec;
}

static double switches_of(const char *status)
{
    static const char *const keys[] = {"\nvoluntary_ctxt_switches:",
                                       "\nnonvoluntary_ctxt_switches:"};
    double sum = 0.0;
    for (int i = 0; i < 2; i++) {
        const char *at = strstr(status, keys[i]);
        if (at)
            sum += strtod(at + strlen(keys[i]), NULL);
    }
    return sum;
}

static double process_switches(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
    DIR *folder = opendir(path);
    if (!folder)
        return -1.0;
    double sum = 0.0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char *file = base_text("%s/%s/status", path, entry->d_name);
        char *status = entry->d_name[0] == '.' ? NULL : base_read_file(file);
        if (status)
            sum += switches_of(status);
        free(status);
        free(file);
    }
    closedir(folder);
    return sum;
}

static struct counters_value read_fallback(struct counters *c,
                                           enum counters_id id)
{
    double value = id == COUNTER_task_clock ? process_clock(c->pid)
                                            : process_switches(c->pid);
    if (value < 0.0)
        return (struct counters_value){COUNTERS_UNAVAILABLE, 0.0,
                                       counters_reason(ESRCH)};
    return (struct counters_value){COUNTERS_FALLBACK, value,
                                   c->slot[id].reason};
}

void counters_read(struct counters *c, struct counters_reading *reading)
{
    for (int i = 0; i < COUNTERS; i++) {
        struct slot *slot = &c->slot[i];
        if (slot->fallback)
            reading->of[i] = read_fallback(c, (enum counters_id)i);
        else if (slot->fd < 0)
            reading->of[i] = (struct counters_value){COUNTERS_UNAVAILABLE, 0.0,
                                                     slot->reason};
        else if (rows[i].kind == SOFTWARE || !c->grouped)
            reading->of[i] = read_alone(slot->fd);
    }
    if (c->grouped && c->leader >= 0)
        read_group(c, reading);
}

struct counters_reading counters_since(const struct counters_reading *before,
                                       const struct counters_reading *after)
{
    struct counters_reading since = *after;
    for (int i = 0; i < COUNTERS; i++)
        if (before->of[i].state == after->of[i].state)
            since.of[i].value -= before->of[i].value;
    return since;
}
