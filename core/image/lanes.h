#pragma once

#include <cstdint>
#include <cstring>

#if !defined(STORYCARD_PLAIN_LANES) && defined(__SSE2__)
#define STORYCARD_SSE2_LANES
#include <emmintrin.h>
#elif !defined(STORYCARD_PLAIN_LANES) && defined(__wasm_simd128__)
#define STORYCARD_WASM_LANES
#include <wasm_simd128.h>
#endif

// The few steps on eight 16-bit numbers that resampling and looks are made of. Exact integers: all three ways give the same.
//   load, store   eight numbers at any address; store_half: the lower four
//   zip_low       a0 b0 a1 b1 a2 b2 a3 b3; zip_high with 4 to 7; zip_halves: v0 v4 v1 v5 v2 v6 v3 v7
//   pair          two weights, four times over
//   load_four     four 32-bit numbers at any address; add: their sums
//   add_products  sum[i] += v[2i] w[2i] + v[2i+1] w[2i+1]
//   rounded       both sums divided by 1 << weight_bits, to the nearest, clamped to 0..32767
namespace storycard::image::lanes {

inline constexpr int weight_bits = 14;  // a weight of 1 is 1 << weight_bits

#if defined(STORYCARD_SSE2_LANES)

using Eight = __m128i;  // 16-bit
using Four = __m128i;   // 32-bit

inline Eight load(const std::int16_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline void store(std::int16_t* to, Eight v) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), v); }
inline void store_half(std::int16_t* to, Eight v) { _mm_storel_epi64(reinterpret_cast<__m128i*>(to), v); }
inline Eight zip_low(Eight a, Eight b) { return _mm_unpacklo_epi16(a, b); }
inline Eight zip_high(Eight a, Eight b) { return _mm_unpackhi_epi16(a, b); }
inline Eight zip_halves(Eight v) { return _mm_unpacklo_epi16(v, _mm_srli_si128(v, 8)); }
inline Four zero() { return _mm_setzero_si128(); }
inline Four load_four(const std::int32_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline Four add(Four a, Four b) { return _mm_add_epi32(a, b); }
inline Eight pair(const std::int16_t* weights) {
  std::int32_t both;
  std::memcpy(&both, weights, 4);
  return _mm_set1_epi32(both);
}
inline Four add_products(Four sum, Eight values, Eight weights) {
  return _mm_add_epi32(sum, _mm_madd_epi16(values, weights));
}
inline Eight rounded(Four low, Four high) {
  const __m128i half = _mm_set1_epi32(1 << (weight_bits - 1));
  low = _mm_srai_epi32(_mm_add_epi32(low, half), weight_bits);
  high = _mm_srai_epi32(_mm_add_epi32(high, half), weight_bits);
  return _mm_max_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128());
}

#elif defined(STORYCARD_WASM_LANES)

using Eight = v128_t;
using Four = v128_t;

inline Eight load(const std::int16_t* from) { return wasm_v128_load(from); }
inline void store(std::int16_t* to, Eight v) { wasm_v128_store(to, v); }
inline void store_half(std::int16_t* to, Eight v) { wasm_v128_store64_lane(to, v, 0); }
inline Eight zip_low(Eight a, Eight b) { return wasm_i16x8_shuffle(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
inline Eight zip_high(Eight a, Eight b) { return wasm_i16x8_shuffle(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }
inline Eight zip_halves(Eight v) { return wasm_i16x8_shuffle(v, v, 0, 4, 1, 5, 2, 6, 3, 7); }
inline Four zero() { return wasm_i32x4_const_splat(0); }
inline Four load_four(const std::int32_t* from) { return wasm_v128_load(from); }
inline Four add(Four a, Four b) { return wasm_i32x4_add(a, b); }
inline Eight pair(const std::int16_t* weights) { return wasm_v128_load32_splat(weights); }
inline Four add_products(Four sum, Eight values, Eight weights) {
  return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(values, weights));
}
inline Eight rounded(Four low, Four high) {
  const v128_t half = wasm_i32x4_const_splat(1 << (weight_bits - 1));
  low = wasm_i32x4_shr(wasm_i32x4_add(low, half), weight_bits);
  high = wasm_i32x4_shr(wasm_i32x4_add(high, half), weight_bits);
  return wasm_i16x8_max(wasm_i16x8_narrow_i32x4(low, high), wasm_i32x4_const_splat(0));
}

#else

struct Eight {
  std::int16_t of[8];
};
struct Four {
  std::int32_t of[4];
};

inline Eight load(const std::int16_t* from) {
  Eight v;
  std::memcpy(v.of, from, sizeof v.of);
  return v;
}
inline void store(std::int16_t* to, const Eight& v) { std::memcpy(to, v.of, sizeof v.of); }
inline void store_half(std::int16_t* to, const Eight& v) { std::memcpy(to, v.of, sizeof v.of / 2); }
inline Eight zip_low(const Eight& a, const Eight& b) {
  return {{a.of[0], b.of[0], a.of[1], b.of[1], a.of[2], b.of[2], a.of[3], b.of[3]}};
}
inline Eight zip_high(const Eight& a, const Eight& b) {
  return {{a.of[4], b.of[4], a.of[5], b.of[5], a.of[6], b.of[6], a.of[7], b.of[7]}};
}
inline Eight zip_halves(const Eight& v) {
  return {{v.of[0], v.of[4], v.of[1], v.of[5], v.of[2], v.of[6], v.of[3], v.of[7]}};
}
inline Four zero() { return {{0, 0, 0, 0}}; }
inline Four load_four(const std::int32_t* from) { return {{from[0], from[1], from[2], from[3]}}; }
inline Four add(const Four& a, const Four& b) {
  return {{a.of[0] + b.of[0], a.of[1] + b.of[1], a.of[2] + b.of[2], a.of[3] + b.of[3]}};
}
inline Eight pair(const std::int16_t* weights) {
  const std::int16_t a = weights[0];
  const std::int16_t b = weights[1];
  return {{a, b, a, b, a, b, a, b}};
}
inline Four add_products(const Four& sum, const Eight& values, const Eight& weights) {
  Four result;
  for (int lane = 0; lane < 4; ++lane) {
    result.of[lane] =
        sum.of[lane] + values.of[2 * lane] * weights.of[2 * lane] + values.of[2 * lane + 1] * weights.of[2 * lane + 1];
  }
  return result;
}
inline Eight rounded(const Four& low, const Four& high) {
  Eight result;
  for (int lane = 0; lane < 8; ++lane) {
    const std::int32_t sum = (lane < 4 ? low.of[lane] : high.of[lane - 4]) + (1 << (weight_bits - 1));
    const std::int32_t value = sum >> weight_bits;
    result.of[lane] = static_cast<std::int16_t>(value < 0 ? 0 : value > 32767 ? 32767 : value);
  }
  return result;
}

#endif

}  // namespace storycard::image::lanes
