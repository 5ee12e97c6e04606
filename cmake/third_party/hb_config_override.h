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
#define HB_NO_MT

// HarfBuzz passes every function's name to its tracing, which is off; clang keeps the 120 kB of names all the same.
#define __PRETTY_FUNCTION__ nullptr
