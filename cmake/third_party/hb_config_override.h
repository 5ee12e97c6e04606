// What HB_LEAN drops and a card needs, and what it keeps and a card does not. The result shapes HarfBuzz's own
// runnable tests like the full build, but for AAT fonts, `kern` format 2 and automatic fractions.
#undef HB_NO_FACE_COLLECT_UNICODES
#undef HB_NO_VAR
#undef HB_NO_DRAW
#undef HB_NO_COLOR
#undef HB_NO_PAINT
#undef HB_NO_METRICS
#undef HB_NO_LAYOUT_RARELY_USED
#undef HB_NO_VERTICAL
#define HB_NO_AAT
#ifdef __EMSCRIPTEN__
#define HB_NO_MT  // natively `storycard batch` has threads, each with faces of its own
#endif

// HarfBuzz passes every function's name to its tracing, which is off; clang keeps the 120 kB of names all the same.
#define __PRETTY_FUNCTION__ nullptr

// The largest emoji of Noto Color Emoji are made of 6,700 paints, of which only 2,048 would be drawn.
#define HB_MAX_GRAPH_EDGE_COUNT 16384

// Turned and slanted paints: libm's functions differ between machines in the last bit, these do not. The standard
// header comes first, so that it does not see the names as macros.
#include <cmath>
static inline double storycard_hb_sine(double radians) {
  constexpr double half_turn = 3.14159265358979323846;
  const double halves = std::floor(radians / half_turn + 0.5);
  const double x = radians - halves * half_turn;  // at most a quarter turn
  const double xx = x * x;
  double sum = 1;  // Taylor's series, from its smallest term
  for (double n = 20; n >= 2; n -= 2) sum = 1 - xx / (n * (n + 1)) * sum;
  return std::fmod(halves, 2) == 0 ? x * sum : -x * sum;
}
static inline double storycard_hb_cosine(double radians) {
  return storycard_hb_sine(radians + 3.14159265358979323846 / 2);
}
#define sinf(radians) static_cast<float>(storycard_hb_sine(radians))
#define cosf(radians) static_cast<float>(storycard_hb_cosine(radians))
#define tanf(radians) static_cast<float>(storycard_hb_sine(radians) / storycard_hb_cosine(radians))
