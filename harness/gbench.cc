// gbench: see gbench.h. The only C++ of the project.
#include "harness/gbench.h"

#include <string>
#include <vector>

#include <benchmark/benchmark.h>

// A gbench_state is the library's State under another name.
static benchmark::State &state_of(gbench_state *state)
{
    return *reinterpret_cast<benchmark::State *>(state);
}

namespace
{

// The library renamed `error_occurred` to `skipped` in 1.8.
template <class R>
auto failed(const R &run, int) -> decltype(run.skipped, bool())
{
    return static_cast<int>(run.skipped) != 0;
}
template <class R>
auto failed(const R &run, long) -> decltype(run.error_occurred, bool())
{
    return run.error_occurred;
}
template <class R>
auto message(const R &run, int) -> decltype(run.skip_message, std::string())
{
    return run.skip_message;
}
template <class R>
auto message(const R &run, long) -> decltype(run.error_message, std::string())
{
    return run.error_message;
}

class Reporter : public benchmark::BenchmarkReporter
{
  public:
    Reporter(gbench_report report, void *user) : report_(report), user_(user) {}

    bool ReportContext(const Context &) override
    {
        return true;
    }

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs)
            one(run);
    }

  private:
    void one(const Run &run)
    {
        std::string error = message(run, 0);
        bool bad = failed(run, 0);
        gbench_result result;
        result.name = run.run_name.function_name.c_str();
        result.seconds = run.iterations
                             ? run.real_accumulated_time /
                                   static_cast<double>(run.iterations)
                             : 0.0;
        result.error = bad ? error.c_str() : nullptr;
        result.label = run.report_label.c_str();
        report_(&result, user_);
    }

    gbench_report report_;
    void *user_;
};

} // namespace

void gbench_init(const char *program)
{
    std::string name(program);
    std::vector<char> text(name.begin(), name.end());
    text.push_back('\0');
    char *argv[] = {text.data(), nullptr};
    int argc = 1;
    benchmark::Initialize(&argc, argv);
}

void gbench_register(const char *name, gbench_trial trial, void *user)
{
    auto run = [trial, user](benchmark::State &state) {
        trial(reinterpret_cast<gbench_state *>(&state), user);
    };
    benchmark::RegisterBenchmark(name, run)->UseManualTime()->Iterations(1);
}

size_t gbench_run(gbench_report report, void *user)
{
    Reporter reporter(report, user);
    size_t count = benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::ClearRegisteredBenchmarks();
    return count;
}

bool gbench_keep_running(gbench_state *state)
{
    return state_of(state).KeepRunning();
}

void gbench_set_seconds(gbench_state *state, double seconds)
{
    state_of(state).SetIterationTime(seconds);
}

void gbench_counter(gbench_state *state, const char *name, double value)
{
    state_of(state).counters[name] = value;
}

void gbench_label(gbench_state *state, const char *label)
{
    state_of(state).SetLabel(label);
}

void gbench_skip(gbench_state *state, const char *reason)
{
    state_of(state).SkipWithError(reason);
}
