/* env: see env.h. */
#define _GNU_SOURCE
#include "harness/env.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "harness/base.h"
#include "harness/cpus.h"

static const char absent[] = "absent";

static const char compiler[] =
#ifdef __clang__
    __VERSION__; /* names itself */
#else
    "gcc " __VERSION__;
#endif

/* Takes text over; NULL is recorded as absent. */
static void put(json_t *record, const char *key, char *text)
{
    json_object_set_new(record, key,
                        json_string(text && *text ? text : absent));
    free(text);
}

/* The value of a "key : value" line, to be freed; NULL if not there. */
static char *field_of(const char *text, const char *key)
{
    const char *at = text ? strstr(text, key) : NULL;
    if (!at)
        return NULL;
    at += strlen(key);
    at += strspn(at, " \t:=");
    return base_text("%.*s", (int)strcspn(at, "\n"), at);
}

/* --- CPU and kernel ------------------------------------------------------ */

static char *hypervisor(const char *cpuinfo)
{
    char *vendor = base_read_line("/sys/hypervisor/type");
    if (vendor)
        return vendor;
    vendor = base_command("lscpu 2>/dev/null | sed -n "
                          "'s/^Hypervisor vendor: *//p'");
    if (vendor && *vendor)
        return vendor;
    free(vendor);
    const char *flag = cpuinfo ? strstr(cpuinfo, " hypervisor") : NULL;
    return flag ? base_copy("present, vendor unknown") : NULL;
}

static char *affinity(void)
{
    char *list = base_copy("");
    for (int i = 0; i < cpus_allowed(); i++) {
        char *longer = base_text("%s%s%d", list, *list ? "," : "", cpus_nth(i));
        free(list);
        list = longer;
    }
    return list;
}

static void record_cpu(json_t *r)
{
    char *cpuinfo = base_read_file("/proc/cpuinfo");
    put(r, "cpu", field_of(cpuinfo, "model name"));
    put(r, "hypervisor", hypervisor(cpuinfo));
    free(cpuinfo);
    json_object_set_new(r, "cpus_online",
                        json_integer(sysconf(_SC_NPROCESSORS_ONLN)));
    json_object_set_new(r, "cpus_allowed", json_integer(cpus_allowed()));
    put(r, "affinity", affinity());
    const char *cpufreq = "/sys/devices/system/cpu/cpu0/cpufreq/";
    char *path = base_text("%sscaling_governor", cpufreq);
    put(r, "governor", base_read_line(path));
    free(path);
    put(r, "turbo_off",
        base_read_line("/sys/devices/system/cpu/intel_pstate/no_turbo"));
}

static char *mitigations(void)
{
    const char *folder = "/sys/devices/system/cpu/vulnerabilities";
    DIR *dir = opendir(folder);
    char *all = NULL;
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        char *path = base_text("%s/%s", folder, entry->d_name);
        char *line = entry->d_name[0] == '.' ? NULL : base_read_line(path);
        if (line && strncmp(line, "Not affected", 12) != 0) {
            char *more = base_text("%s%s%s: %s", all ? all : "",
                                   all ? "; " : "", entry->d_name, line);
            free(all);
            all = more;
        }
        free(line);
        free(path);
    }
    if (dir)
        closedir(dir);
    return all;
}

static void record_kernel(json_t *r)
{
    struct utsname name;
    uname(&name);
    put(r, "kernel",
        base_text("%s %s %s", name.sysname, name.release, name.machine));
    put(r, "kernel_command_line", base_read_line("/proc/cmdline"));
    put(r, "mitigations", mitigations());
    put(r, "transparent_huge_pages",
        base_read_line("/sys/kernel/mm/transparent_hugepage/enabled"));
    put(r, "perf_event_paranoid",
        base_read_line("/proc/sys/kernel/perf_event_paranoid"));
    put(r, "clock_source",
        base_read_line("/sys/devices/system/clocksource/clocksource0/"
                       "current_clocksource"));
    char *release = base_read_file("/etc/os-release");
    put(r, "system", field_of(release, "PRETTY_NAME"));
    free(release);
}

/* --- noise -------------------------------------------------------------- */

static void record_noise(json_t *r)
{
    put(r, "cgroup_cpu_max", base_read_line("/sys/fs/cgroup/cpu.max"));
    put(r, "load_average", base_read_line("/proc/loadavg"));
    put(r, "pressure_cpu", base_read_line("/proc/pressure/cpu"));
    put(r, "run_delay_accounting", base_read_line("/proc/self/schedstat"));
}

static double steal_seconds(void)
{
    char *line = base_read_line("/proc/stat");
    double ticks = 0.0;
    if (line)
        sscanf(line, "cpu %*s %*s %*s %*s %*s %*s %*s %lf", &ticks);
    free(line);
    return ticks / (double)sysconf(_SC_CLK_TCK);
}

static double number_after(const char *path, const char *key)
{
    char *text = base_read_file(path);
    const char *at = text ? strstr(text, key) : NULL;
    double value = at ? strtod(at + strlen(key), NULL) : 0.0;
    free(text);
    return value;
}

struct env_moment env_now(void)
{
    struct env_moment now = {
        base_now(), steal_seconds(),
        1e-6 * number_after("/proc/pressure/cpu", "total="),
        1e-6 * number_after("/sys/fs/cgroup/cpu.stat", "throttled_usec ")};
    return now;
}

/* --- programs ------------------------------------------------------------ */

static void record_program(json_t *r, const char *key, const char *path,
                           const char *option)
{
    if (!path) {
        put(r, key, NULL);
        return;
    }
    char *command = base_text("'%s' %s 2>/dev/null", path, option);
    char *said = base_command(command);
    free(command);
    put(r, key,
        base_text("%s (%s)", said && *said ? said : "does not run", path));
    free(said);
}

static void record_programs(json_t *r, const char *pxi, const char *python)
{
    record_program(r, "pxi", pxi, "--build-id");
    record_program(r, "python", python,
                   "-c 'import sys; "
                   "print(sys.version.replace(chr(10), chr(32)))'");
    put(r, "harness_compiler", base_copy(compiler));
    put(r, "packages",
        base_command("dpkg-query -W -f='${Package} ${Version}, ' "
                     "libbenchmark1debian libbenchmark-dev libpfm4-dev "
                     "libjansson-dev valgrind 2>/dev/null"));
    put(r, "commit", base_command("git rev-parse HEAD 2>/dev/null"));
    put(r, "uncommitted",
        base_command("git status --porcelain -- interp harness scripts "
                     "workloads Makefile 2>/dev/null | head -5"));
}

json_t *env_record(const char *pxi, const char *python)
{
    json_t *r = json_object();
    char stamp[32];
    time_t now = time(NULL);
    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
    put(r, "when", base_copy(stamp));
    record_cpu(r);
    record_kernel(r);
    record_noise(r);
    record_programs(r, pxi, python);
    return r;
}

/* --- doubts -------------------------------------------------------------- */

static const char *text_of(const json_t *record, const char *key)
{
    const char *text = json_string_value(json_object_get(record, key));
    return text ? text : absent;
}

static void warn(json_t *warnings, char *text)
{
    json_array_append_new(warnings, json_string(text));
    free(text);
}

void env_doubts(const json_t *record, json_t *warnings)
{
    const char *governor = text_of(record, "governor");
    if (strcmp(governor, absent) && strcmp(governor, "performance"))
        warn(warnings, base_text("throttled: the CPU governor is '%s'; set it "
                                 "to 'performance'",
                                 governor));
    const char *quota = text_of(record, "cgroup_cpu_max");
    if (strcmp(quota, absent) && strncmp(quota, "max", 3))
        warn(warnings, base_text("throttled: the cgroup may use only '%s' "
                                 "microseconds of CPU a period",
                                 quota));
    const char *build = text_of(record, "pxi");
    if (strcmp(build, absent) && !strstr(build, "(release build") &&
        !strstr(build, "(pgo build"))
        warn(warnings, base_text("slow build: pxi is neither a release build "
                                 "nor a pgo one (%s)",
                                 build));
    if (strcmp(text_of(record, "uncommitted"), absent))
        warn(warnings, base_copy("unknown source: the working tree differs "
                                 "from its commit"));
    double load = strtod(text_of(record, "load_average"), NULL);
    if (load > 0.5)
        warn(warnings, base_text("noisy: the load average was %.2f before "
                                 "the first run",
                                 load));
}
