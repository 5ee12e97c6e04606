#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if !defined(STORYCARD_PLAIN_LANES) && defined(__SSE2__)
#define STORYCARD_SSE2_BYTES
#include <emmintrin.h>
#elif !defined(STORYCARD_PLAIN_LANES) && defined(__wasm_simd128__)
#define STORYCARD_WASM_BYTES
#include <wasm_simd128.h>
#endif

// The few steps on sixteen bytes that a PNG's filters are made of. Exact integers, so all three ways give the same.
//   minus           a - b, modulo 256
//   plus_clamped    a + b, at most 255
//   where_equal     255 where a == b, else 0
//   choose          a where the mask is 255, b where it is 0
//   add_sum, total  the sum of all bytes that were added
namespace storycard::image::byte_lanes {

#if defined(STORYCARD_SSE2_BYTES)
inline namespace sse2 {

using Sixteen = __m128i;
using Sum = __m128i;

inline Sixteen load(const std::uint8_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline void store(std::uint8_t* to, Sixteen v) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), v); }
inline Sixteen minus(Sixteen a, Sixteen b) { return _mm_sub_epi8(a, b); }
inline Sixteen plus_clamped(Sixteen a, Sixteen b) { return _mm_adds_epu8(a, b); }
inline Sixteen smaller(Sixteen a, Sixteen b) { return _mm_min_epu8(a, b); }
inline Sixteen larger(Sixteen a, Sixteen b) { return _mm_max_epu8(a, b); }
inline Sixteen where_equal(Sixteen a, Sixteen b) { return _mm_cmpeq_epi8(a, b); }
inline Sixteen differ(Sixteen a, Sixteen b) { return _mm_xor_si128(a, b); }
inline Sixteen choose(Sixteen mask, Sixteen a, Sixteen b) {
  return _mm_or_si128(_mm_and_si128(mask, a), _mm_andnot_si128(mask, b));
}
inline Sixteen zeros() { return _mm_setzero_si128(); }
inline Sum no_sum() { return _mm_setzero_si128(); }
inline Sum add_sum(Sum sum, Sixteen v) { return _mm_add_epi64(sum, _mm_sad_epu8(v, _mm_setzero_si128())); }
inline std::uint32_t total(Sum sum) {
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(sum)) +
         static_cast<std::uint32_t>(_mm_cvtsi128_si32(_mm_srli_si128(sum, 8)));
}

}  // namespace sse2
#elif defined(STORYCARD_WASM_BYTES)
inline namespace wasm {

using Sixteen = v128_t;
using Sum = v128_t;

inline Sixteen load(const std::uint8_t* from) { return wasm_v128_load(from); }
inline void store(std::uint8_t* to, Sixteen v) { wasm_v128_store(to, v); }
inline Sixteen minus(Sixteen a, Sixteen b) { return wasm_i8x16_sub(a, b); }
inline Sixteen plus_clamped(Sixteen a, Sixteen b) { return wasm_u8x16_add_sat(a, b); }
inline Sixteen smaller(Sixteen a, Sixteen b) { return wasm_u8x16_min(a, b); }
inline Sixteen larger(Sixteen a, Sixteen b) { return wasm_u8x16_max(a, b); }
inline Sixteen where_equal(Sixteen a, Sixteen b) { return wasm_i8x16_eq(a, b); }
inline Sixteen differ(Sixteen a, Sixteen b) { return wasm_v128_xor(a, b); }
inline Sixteen choose(Sixteen mask, Sixteen a, Sixteen b) { return wasm_v128_bitselect(a, b, mask); }
inline Sixteen zeros() { return wasm_i32x4_const_splat(0); }
inline Sum no_sum() { return wasm_i32x4_const_splat(0); }
inline Sum add_sum(Sum sum, Sixteen v) {
  return wasm_i32x4_add(sum, wasm_u32x4_extadd_pairwise_u16x8(wasm_u16x8_extadd_pairwise_u8x16(v)));
}
inline std::uint32_t total(Sum sum) {
  return static_cast<std::uint32_t>(wasm_i32x4_extract_lane(sum, 0)) +
         static_cast<std::uint32_t>(wasm_i32x4_extract_lane(sum, 1)) +
         static_cast<std::uint32_t>(wasm_i32x4_extract_lane(sum, 2)) +
         static_cast<std::uint32_t>(wasm_i32x4_extract_lane(sum, 3));
}

}  // namespace wasm
#else
inline namespace plain {

struct Sixteen {
  std::uint8_t of[16];
};
using Sum = std::uint32_t;

template <typename Step>
Sixteen each(const Sixteen& a, const Sixteen& b, Step step) {
  Sixteen result;
  for (std::size_t i = 0; i < 16; ++i) result.of[i] = static_cast<std::uint8_t>(step(int(a.of[i]), int(b.of[i])));
  return result;
}

inline Sixteen load(const std::uint8_t* from) {
  Sixteen v;
  std::memcpy(v.of, from, sizeof v.of);
  return v;
}
inline void store(std::uint8_t* to, const Sixteen& v) { std::memcpy(to, v.of, sizeof v.of); }
inline Sixteen minus(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x - y; });
}
inline Sixteen plus_clamped(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x + y < 255 ? x + y : 255; });
}
inline Sixteen smaller(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x < y ? x : y; });
}
inline Sixteen larger(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x > y ? x : y; });
}
inline Sixteen where_equal(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x == y ? 255 : 0; });
}
inline Sixteen differ(const Sixteen& a, const Sixteen& b) {
  return each(a, b, [](int x, int y) { return x ^ y; });
}
inline Sixteen choose(const Sixteen& mask, const Sixteen& a, const Sixteen& b) {
  Sixteen result;
  for (std::size_t i = 0; i < 16; ++i) result.of[i] = mask.of[i] != 0 ? a.of[i] : b.of[i];
  return result;
}
inline Sixteen zeros() { return {}; }
inline Sum no_sum() { return 0; }
inline Sum add_sum(Sum sum, const Sixteen& v) {
  for (std::size_t i = 0; i < 16; ++i) sum += v.of[i];
  return sum;
}
inline std::uint32_t total(Sum sum) { return sum; }

}  // namespace plain
#endif

}  // namespace storycard::image::byte_lanes
