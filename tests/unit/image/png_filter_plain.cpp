// The filters once more, without any SIMD: both must give the same.
#define STORYCARD_PLAIN_LANES
#define png_filtered png_filtered_plain
#define png_unfiltered png_unfiltered_plain
#include "image/png_filter.cpp"
