#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h speaks of FILE without including it

#include <jpeglib.h>

namespace storycard::image {

// libjpeg's way out of a file that it cannot go on with: its message stays, and `run_guarded` returns.
// `base` comes first: libjpeg knows only that part.
struct JpegErrors {
  jpeg_error_mgr base;
  std::jmp_buf way_out;
};

// Errors and those warnings that mean damaged pixels take the way out. Install with `info.err = watch(errors)`.
jpeg_error_mgr* watch(JpegErrors& errors);

// Leaves by the way out with a message code of our own or libjpeg's.
[[noreturn]] void give_up(j_common_ptr info, int message);

// Runs a step; false when it took the way out. Nothing with a destructor may live in the step's frames: longjmp
// skips it.
template <typename State>
bool run_guarded(JpegErrors& errors, State& state, void (*step)(State&)) {
  if (setjmp(errors.way_out) != 0) return false;
  step(state);
  return true;
}

}  // namespace storycard::image
