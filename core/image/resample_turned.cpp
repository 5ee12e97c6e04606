#include "image/resample_turned.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "image/axis_weights.h"
#include "image/lanes.h"
#include "image/row_filter.h"

namespace storycard::image {
namespace {

constexpr std::int32_t tile_side = 256;  // of the slot: bounds the memory, and stays in the cache
constexpr std::int32_t phases = 256;     // sub-pixel places that are told apart
constexpr std::int32_t phase_taps = 4;

using PhaseWeights = std::array<std::int16_t, std::size_t(phases* phase_taps)>;

// From slot px to px of the photo at the target scale ("near" px).
struct Inverse {
  double a, b, c, d, e, f;
  double x(double u, double v) const { return a * u + c * v + e; }
  double y(double u, double v) const { return b * u + d * v + f; }
};

struct Plan {
  Inverse to_near;
  double scale_x, scale_y;  // near px per photo px, at most 1
  double near_w, near_h;    // the photo's size in near px
  double depth_x, depth_y;  // slot px per near px, square to the photo's sides
  PhaseWeights weights;
};

struct Tile {
  std::int32_t x, y, width, height;  // in the slot
};

// A piece of the near picture, linear.
struct Near {
  std::int32_t x = 0, y = 0, width = 0, height = 0;
  std::vector<std::int16_t> pixels;
  const std::int16_t* at(std::int64_t column, std::int64_t row) const {
    return pixels.data() + 4 * (row * width + column);
  }
};

Plan make_plan(const Bitmap& photo, const Transform& t) {
  const double a = double(t.a), b = double(t.b), c = double(t.c), d = double(t.d), e = double(t.e), f = double(t.f);
  const double determinant = a * d - b * c;
  const double along = std::sqrt(a * a + b * b);  // slot px per photo px, along its rows and its columns
  const double down = std::sqrt(c * c + d * d);
  Plan plan{};
  plan.scale_x = std::min(1.0, along);
  plan.scale_y = std::min(1.0, down);
  const double kx = plan.scale_x / determinant;
  const double ky = plan.scale_y / determinant;
  plan.to_near = {d * kx, -b * ky, -c * kx, a * ky, (c * f - d * e) * kx, (b * e - a * f) * ky};
  plan.near_w = photo.size.width * plan.scale_x;
  plan.near_h = photo.size.height * plan.scale_y;
  plan.depth_x = std::abs(determinant) / down / plan.scale_x;
  plan.depth_y = std::abs(determinant) / along / plan.scale_y;
  // Phase p of 256: the weights of the four px around a place that lies p/256 past the second one's middle.
  for (std::int32_t phase = 0; phase < phases; ++phase) {
    const double place = 1.5 + double(phase) / phases;
    const AxisWeights four = axis_weights({phase_taps, 1, 0.5 - place, 0, 1});
    CHECK(four.taps == phase_taps && four.first[0] == 0);
    std::copy(four.weights.begin(), four.weights.end(), plan.weights.begin() + phase * phase_taps);
  }
  return plan;
}

std::int32_t cover_at(const Plan& plan, double x, double y) {
  const std::int32_t across = edge_cover(x * plan.depth_x) + edge_cover((plan.near_w - x) * plan.depth_x) - 256;
  const std::int32_t down = edge_cover(y * plan.depth_y) + edge_cover((plan.near_h - y) * plan.depth_y) - 256;
  return across <= 0 || down <= 0 ? 0 : across * down >> 8;
}

// The part of the near picture that a tile's px and their neighbours lie in.
Near near_of(const Bitmap& photo, const Plan& plan, const Tile& tile, const LinearLight& light) {
  double left = 0, right = 0, top = 0, bottom = 0;
  bool first = true;
  for (const double u : {tile.x + 0.5, tile.x + tile.width - 0.5}) {
    for (const double v : {tile.y + 0.5, tile.y + tile.height - 0.5}) {
      const double x = plan.to_near.x(u, v);
      const double y = plan.to_near.y(u, v);
      left = first ? x : std::min(left, x);
      right = first ? x : std::max(right, x);
      top = first ? y : std::min(top, y);
      bottom = first ? y : std::max(bottom, y);
      first = false;
    }
  }
  Near near;
  // Px that the photo does not cover are not looked at, so one px past its edges is enough.
  const auto clamp = [](double value, double length) {
    return static_cast<std::int32_t>(std::floor(std::min(std::max(value, -1.0), length + 1)));
  };
  near.x = clamp(left, plan.near_w) - 2;
  near.y = clamp(top, plan.near_h) - 2;
  near.width = clamp(right, plan.near_w) + 3 - near.x;
  near.height = clamp(bottom, plan.near_h) + 3 - near.y;
  const AxisWeights columns = axis_weights({photo.size.width, plan.scale_x, 0, near.x, near.width});
  const AxisWeights rows = axis_weights({photo.size.height, plan.scale_y, 0, near.y, near.height});
  near.pixels.resize(std::size_t(4) * std::size_t(near.width) * std::size_t(near.height));
  RowFilter filter(photo, columns, rows, light);
  for (std::int32_t y = 0; y < near.height; ++y) {
    const std::int16_t* row = filter.row(y);
    std::copy(row, row + 4 * near.width, near.pixels.begin() + std::ptrdiff_t(4) * near.width * y);
  }
  return near;
}

// Four by four px around a place, first along the rows, then down.
void sample(const std::int16_t* corner, std::ptrdiff_t stride, const std::int16_t* across, const std::int16_t* down,
            std::int16_t* linear) {
  const lanes::Eight early = lanes::pair(across);
  const lanes::Eight late = lanes::pair(across + 2);
  const auto along = [&](const std::int16_t* row) {
    const lanes::Four sum = lanes::add_products(lanes::zero(), lanes::zip_halves(lanes::load(row)), early);
    return lanes::add_products(sum, lanes::zip_halves(lanes::load(row + 8)), late);
  };
  const lanes::Eight upper = lanes::rounded(along(corner), along(corner + stride));
  const lanes::Eight lower = lanes::rounded(along(corner + 2 * stride), along(corner + 3 * stride));
  lanes::Four sum = lanes::add_products(lanes::zero(), lanes::zip_halves(upper), lanes::pair(down));
  sum = lanes::add_products(sum, lanes::zip_halves(lower), lanes::pair(down + 2));
  lanes::store_half(linear, lanes::rounded(sum, sum));
}

constexpr double fixed_one = 4294967296.0;  // 32 bits after the point

// `bound` keeps the far-off places of a strange transform within 64 bits; nothing of the photo is there.
std::int64_t fixed(double value, double bound) {
  return static_cast<std::int64_t>(std::floor(std::min(std::max(value, -bound), bound) * fixed_one + 0.5));
}

constexpr double place_bound = 1e9;
constexpr double step_bound = 1e6;

// True where the tile's corners, and so all of it, lie inside the photo.
bool wholly_inside(const Plan& plan, const Tile& tile) {
  for (const double u : {tile.x + 0.5, tile.x + tile.width - 0.5}) {
    for (const double v : {tile.y + 0.5, tile.y + tile.height - 0.5}) {
      if (cover_at(plan, plan.to_near.x(u, v), plan.to_near.y(u, v)) != 256) return false;
    }
  }
  return true;
}

void draw_tile(const Plan& plan, const Tile& tile, const Near& near, const LinearLight& light, Bitmap& result) {
  const bool inside = wholly_inside(plan, tile);
  std::vector<std::int16_t> line(std::size_t(4) * std::size_t(tile.width));
  for (std::int32_t row = 0; row < tile.height; ++row) {
    const double v = tile.y + row + 0.5;
    // Relative to the near piece, and to the middle of its first px.
    std::int64_t x = fixed(plan.to_near.x(tile.x + 0.5, v) - near.x - 0.5, place_bound);
    std::int64_t y = fixed(plan.to_near.y(tile.x + 0.5, v) - near.y - 0.5, place_bound);
    const std::int64_t step_x = fixed(plan.to_near.a, step_bound);
    const std::int64_t step_y = fixed(plan.to_near.b, step_bound);
    for (std::int32_t column = 0; column < tile.width; ++column, x += step_x, y += step_y) {
      const std::int64_t left =
          std::min(std::max((x >> 32) - 1, std::int64_t(0)), std::int64_t(near.width - phase_taps));
      const std::int64_t top =
          std::min(std::max((y >> 32) - 1, std::int64_t(0)), std::int64_t(near.height - phase_taps));
      const std::int16_t* across = plan.weights.data() + ((x >> 24) & (phases - 1)) * phase_taps;
      const std::int16_t* down = plan.weights.data() + ((y >> 24) & (phases - 1)) * phase_taps;
      sample(near.at(left, top), std::ptrdiff_t(4) * near.width, across, down, line.data() + 4 * column);
    }
    std::uint8_t* pixel = result.row(tile.y + row) + std::size_t(4) * std::size_t(tile.x);
    light.write_row(line.data(), tile.width, pixel);
    if (inside) continue;
    for (std::int32_t column = 0; column < tile.width; ++column, pixel += 4) {
      const double u = tile.x + column + 0.5;
      fade(pixel, cover_at(plan, plan.to_near.x(u, v), plan.to_near.y(u, v)));
    }
  }
}

}  // namespace

Bitmap resample_turned(const Bitmap& photo, const Transform& to_slot, PixelSize slot) {
  Bitmap result = Bitmap::filled(slot, {0, 0, 0, 0});
  const Plan plan = make_plan(photo, to_slot);
  const LinearLight light;
  for (std::int32_t y = 0; y < slot.height; y += tile_side) {
    for (std::int32_t x = 0; x < slot.width; x += tile_side) {
      const Tile tile{x, y, std::min(tile_side, slot.width - x), std::min(tile_side, slot.height - y)};
      draw_tile(plan, tile, near_of(photo, plan, tile, light), light, result);
    }
  }
  return result;
}

}  // namespace storycard::image
