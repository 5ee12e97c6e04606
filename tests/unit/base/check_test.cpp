#include "base/memory.h"
#include "base/result.h"

#ifndef __EMSCRIPTEN__
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <new>
#endif

#include <doctest/doctest.h>

using namespace storycard;

// doctest's CHECK hides the one under test, so broken promises are made through Result and check_failed.
#ifndef __EMSCRIPTEN__
namespace {

template <typename Promise>
int signal_of(Promise broken) {
  const pid_t child = fork();
  if (child == 0) {
    std::freopen("/dev/null", "w", stderr);
    std::signal(SIGABRT, SIG_DFL);  // not doctest's own answer to it
    broken();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

TEST_CASE("check: a broken promise ends the program, in release builds too") {
  CHECK(signal_of([] { check_failed("width > 0", "file.cpp", 1); }) == SIGABRT);
  CHECK(signal_of([] {}) == 0);
}

TEST_CASE("memory_ended: ends the program, and what the shell has set speaks first") {
  CHECK(signal_of([] { memory_ended(); }) == SIGABRT);
  CHECK(signal_of([] {
          std::set_new_handler([] { std::raise(SIGUSR1); });
          memory_ended();
        }) == SIGUSR1);
}

TEST_CASE("check: asking an error for its value ends the program, and a value for its error") {
  const Result<int> error = Error{ErrorCode::missing_file, "a.json", "it is not there"};
  const Result<int> value = 7;
  CHECK(signal_of([&] { static_cast<void>(*error); }) == SIGABRT);
  CHECK(signal_of([&] { static_cast<void>(value.error()); }) == SIGABRT);
  CHECK(signal_of([&] { static_cast<void>(*value); }) == 0);
}
#endif
