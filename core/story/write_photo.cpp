#include "story/write_photo.h"

namespace storycard::story {
namespace {

Json pair_of(Point point) { return JsonArray{decimal_of(point.x), decimal_of(point.y)}; }

void write_framing(ObjectChanges& object, const Framing& before, const Framing& now) {
  if (before.center != now.center) {
    object.put("center", now.center ? pair_of(*now.center) : Json());
  }
  object.number("zoom", before.zoom, now.zoom, 1);
}

Json write_formats(const Json* source, const Photo& before, const Photo& now) {
  ObjectChanges formats(source);
  for (const FormatFraming& old : before.formats) {
    const auto stays = [&] {
      for (const FormatFraming& own : now.formats) {
        if (own.format == old.format) return true;
      }
      return false;
    };
    if (!stays()) formats.put(old.format, Json());
  }
  for (const FormatFraming& own : now.formats) {
    Framing old;
    for (const FormatFraming& candidate : before.formats) {
      if (candidate.format == own.format) old = candidate.framing;
    }
    ObjectChanges object(formats.source(own.format));
    write_framing(object, old, own.framing);
    formats.put(own.format, object.take());
  }
  Json written = formats.take();
  return written.as_object()->empty() ? Json() : written;
}

Json write_cover(const Json* source, const Cover& before, const Cover& now) {
  ObjectChanges object(source);
  if (before.kind != now.kind) object.put("kind", now.kind == Cover::Kind::solid ? Json("solid") : Json());
  object.text("color", before.color, now.color);
  object.choice("shape", before.shape, now.shape, {"ellipse", "rect", "path"});
  if (before.box != now.box) {
    const Rect& box = now.box;
    object.put("box", box == Rect{} ? Json()
                                    : Json(JsonArray{decimal_of(box.x), decimal_of(box.y), decimal_of(box.width),
                                                     decimal_of(box.height)}));
  }
  if (before.points != now.points) {
    JsonArray points;
    for (const Point& point : now.points) points.push_back(pair_of(point));
    object.put("points", points.empty() ? Json() : Json(std::move(points)));
  }
  return object.take();
}

Json write_photo(const Json* source, const Photo& before, const Photo& now) {
  ObjectChanges object(source);
  object.text("file", before.file, now.file);
  object.text("description", before.description, now.description);
  object.text("credit", before.credit, now.credit);
  write_framing(object, before.framing, now.framing);
  object.number("turn", before.turn_degrees, now.turn_degrees, 0);
  object.flag("flip", before.flip, now.flip);
  object.choice("look", before.look, now.look, {"none", "warm", "cool", "mono", "duotone", "faded"});
  if (before.formats != now.formats) object.put("formats", write_formats(object.source("formats"), before, now));
  if (before.covers != now.covers) {
    const auto same_name = [](const Cover&, const Cover&) { return false; };
    object.put("covers", rewritten_list(object.source("covers"), before.covers, now.covers, same_name, write_cover));
  }
  return object.take();
}

}  // namespace

void write_photos(ObjectChanges& document, const std::vector<Photo>& before, const std::vector<Photo>& now) {
  if (before == now) return;
  const Json* one = document.source("photo");
  const bool had_one = one && one->as_object();
  if (had_one && now.size() == 1) {
    document.put("photo", write_photo(one, before.front(), now.front()));
    return;
  }
  Json list;
  const Json* entries = document.source("photos");
  if (had_one) {
    list = JsonArray{*one};
    entries = &list;
    document.put("photos", Json());
    document.rename("photo", "photos");
  }
  const auto same_file = [](const Photo& a, const Photo& b) { return !a.file.empty() && a.file == b.file; };
  document.put("photos", rewritten_list(entries, before, now, same_file, write_photo));
}

}  // namespace storycard::story
