#pragma once

#include <map>
#include <set>
#include <string>

#include "base/json.h"
#include "toolkit/pack.h"

// The readers behind read_whole_pack(), one for each part of a frame file. Errors hold the JSON Pointer alone.
namespace storycard::toolkit {

// All that is wrong, each thing once, though a frame is read for every class of shape. Bounded.
class ErrorList {
 public:
  void add(Error error);
  void add(const std::optional<Error>& error) {
    if (error) add(*error);
  }
  const std::vector<Error>& all() const { return errors_; }

 private:
  std::vector<Error> errors_;
};

// What a frame may name. Null sets are not checked.
struct Names {
  std::string pack;             // its id, which pictures are known by
  const Json* parts = nullptr;  // an object
  const std::set<std::string>* colors = nullptr;
  const std::set<std::string>* faces = nullptr;
};

// What was met so far in one shape of a frame.
struct Met {
  struct Anchor {
    std::string id, pointer;
  };
  int layers = 0;  // parts that use parts could make layers without end
  std::size_t path_steps = 0;
  std::map<std::string, std::string> ids;  // where each stands
  std::vector<Anchor> anchors;
};

struct Reading {
  Shape shape;
  const Names& names;
  ErrorList& errors;
  Met& met;
  int depth = 0;

  Reading deeper() const { return {shape, names, errors, met, depth + 1}; }
};

// Words by language: a string (English) or {"en": "…", "fr": "…"}.
Result<Words> read_words(const Json& json, const std::string& pointer);

// A name of the theme or pack, or "#RRGGBB"; "@0.5" at its end is its alpha.
Result<ColorRef> read_color_ref(const Json& json, const std::string& pointer);

// A colour, or {"linear": "down" | "across", "stops": […], "anchor": "id"}, or {"radial": true, "stops": […]}.
Result<PaintRef> read_paint(const Json& json, const std::string& pointer);

// A number is in u; "40% + 3u" adds a fraction of the parent's side.
Result<Length> read_length(const Json& json, const std::string& pointer);

// [x, y, width, height]
Result<Box> read_box(const Json& json, const std::string& pointer);

// "photo", "no-name", or a list of such.
Result<std::vector<Condition>> read_conditions(const Json& json, const std::string& pointer);

// The layer with the parts that it uses under it and its "in" for the shape over it: plain members only.
//   Errors  unknown_value (no such part), json_too_deep (parts that use each other in a circle, or without end)
Result<Json> with_parts(const Json& layer, const Json* parts, const std::string& pointer);
Result<Json> for_shape(const Json& layer, Shape shape, const std::string& pointer);

// One layer as it is for the reading's shape; what is wrong goes into its errors.
Layer read_layer(const Json& json, const std::string& pointer, const Reading& reading);

// A list of layers without those that are never drawn; children of stacks and groups come through here too.
std::vector<Layer> read_layers(const Json& json, const std::string& pointer, const Reading& reading);

Frame read_frame(const Json& document, const Pack& pack, ErrorList& errors);

}  // namespace storycard::toolkit
