#include <algorithm>

#include "base/blank.h"
#include "base/json_reader.h"
#include "base/limits.h"
#include "toolkit/extend.h"
#include "toolkit/layer_reader.h"
#include "toolkit/read_theme.h"

namespace storycard::toolkit {

// Reads the files of one pack and keeps all that is wrong with them.
class PackReader {
 public:
  PackReader(ReadDocument read_file, const std::vector<Pack>& others) : read_file_(std::move(read_file)) {
    const auto json = file_json("pack.json");
    if (!json) return;
    ErrorList errors;
    read_document(*json, others, errors);
    take(errors, "pack.json");
    if (reading_.errors.empty()) frames_.resize(frame_names_.size());
  }

  bool done() const { return unread().empty(); }

  void read_one(std::string_view wanted) {
    const std::vector<std::size_t> left = unread();
    if (left.empty()) return;
    const auto found = std::find_if(left.begin(), left.end(), [&](std::size_t i) { return frame_names_[i] == wanted; });
    read_frame_at(found == left.end() ? left.front() : *found);
  }

  PackReading take() && {
    std::vector<Frame> frames;
    for (Place& place : frames_) {
      if (place.frame) frames.push_back(std::move(*place.frame));
    }
    put_before_extended(std::move(frames), reading_.pack);
    return std::move(reading_);
  }

  PackReading so_far() const { return PackReader(*this).take(); }

 private:
  struct Place {
    bool read = false;
    std::optional<Frame> frame;  // none where its file cannot be read
  };

  std::vector<std::size_t> unread() const {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (!frames_[i].read) left.push_back(i);
    }
    return left;
  }

  std::optional<Json> file_json(const std::string& file) {
    auto json = read_file_(file);
    if (json) return std::move(*json);
    reading_.errors.push_back(json.error());
    return std::nullopt;
  }

  void take(const ErrorList& errors, const std::string& file) {
    for (const Error& error : errors.all()) {
      reading_.errors.push_back({error.code, error.where.empty() ? file : file + " " + error.where, error.detail});
    }
  }

  void read_document(const Json& json, const std::vector<Pack>& others, ErrorList& errors) {
    Pack& pack = reading_.pack;
    JsonReader read(json, "");
    read.require("pack");
    if (read.integer("pack", 1, {1, 1'000'000}) > 1) {
      return errors.add(Error{ErrorCode::newer_version, "/pack", "this pack was written for a later version of storycard"});
    }
    for (const std::string_view key : {"id", "version", "licence", "frames"}) read.require(key);
    pack.id = read.text("id");
    if (!is_plain_name(pack.id)) read.fail(ErrorCode::out_of_range, "/id", "expected small letters, digits and hyphens");
    pack.version = read.text("version");
    pack.licence = read.text("licence");
    pack.languages = read.texts("languages", 200);
    pack.hashtags = read.texts("hashtags", 10);
    pack.extends = read.text("extends");
    pack.hides_extended = read.flag("only", false);
    frame_names_ = read.texts("frames", 200);
    const Json* name = read.member("name");
    const Json* colors = read.object("colors");
    const Json* faces = read.object("faces");
    const Json* parts = read.object("parts");
    const Json* show = read.object("show");
    const Json* notice = read.member("notice");
    const JsonArray* themes = read.array("themes", 100);
    const JsonArray* logos = read.array("logos", limits::logos);
    const auto whose = read.choice("logosAllowed", {"own", "pack", "none"}, 0);
    read.text("note");
    read.no_others();
    errors.add(read.error());
    if (json.as_object() == nullptr) return;
    pack.parts = parts != nullptr ? *parts : Json(JsonObject{});
    if (name != nullptr) keep(read_words(*name, "/name"), pack.name, errors);
    if (notice != nullptr) read_notice(*notice, errors);
    keep(read_colors(colors, "/colors"), pack.colors, errors);
    keep(read_faces(faces, "/faces"), pack.faces, errors);
    if (themes != nullptr) read_themes(*themes, errors);
    if (!pack.extends.empty()) extend(pack, others, show, errors);
    else if (show != nullptr) errors.add(Error{ErrorCode::unknown_value, "/show", "only a pack that extends another chooses from it"});
    if (logos != nullptr) read_logos(*logos, errors);
    pack.logos_allowed = std::max(pack.logos_allowed, static_cast<LogosAllowed>(whose));
    for (std::size_t i = 0; i < frame_names_.size(); ++i) {
      if (!is_plain_name(frame_names_[i])) {
        errors.add(Error{ErrorCode::out_of_range, pointer_to("/frames", i), "expected small letters, digits and hyphens"});
      } else if (std::find(frame_names_.begin(), frame_names_.begin() + static_cast<std::ptrdiff_t>(i), frame_names_[i]) !=
                 frame_names_.begin() + static_cast<std::ptrdiff_t>(i)) {
        errors.add(Error{ErrorCode::unknown_value, pointer_to("/frames", i), "the frame \"" + frame_names_[i] + "\" stands here twice"});
      }
    }
  }

  template <typename T>
  void keep(Result<T> read, T& place, ErrorList& errors) {
    if (read) place = std::move(*read);
    else errors.add(read.error());
  }

  // One short line: it has to fit on every card.
  void read_notice(const Json& json, ErrorList& errors) {
    keep(read_words(json, "/notice"), reading_.pack.notice, errors);
    for (const auto& [language, text] : reading_.pack.notice) {
      const std::string where = json.as_string() != nullptr ? std::string("/notice") : pointer_to("/notice", language);
      const bool control = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
      if (control || is_blank(text)) {
        errors.add(Error{ErrorCode::out_of_range, where, "expected words on one line"});
      } else if (letters_in(text) > limits::notice_letters) {
        errors.add(Error{ErrorCode::too_large, where, "expected at most " + std::to_string(limits::notice_letters) + " letters"});
      }
    }
  }

  static std::size_t letters_in(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  void read_themes(const JsonArray& themes, ErrorList& errors) {
    std::vector<Theme>& read = reading_.pack.themes;
    for (std::size_t i = 0; i < themes.size(); ++i) {
      const std::string where = pointer_to("/themes", i);
      auto theme = read_theme(themes[i], where);
      if (!theme) {
        errors.add(theme.error());
      } else if (find_theme(reading_.pack, theme->id) != nullptr) {
        errors.add(Error{ErrorCode::unknown_value, pointer_to(where, "id"), "there are two themes \"" + theme->id + "\""});
      } else {
        read.push_back(std::move(*theme));
      }
    }
  }

  void read_logos(const JsonArray& logos, ErrorList& errors) {
    const Names names{reading_.pack.id, &reading_.pack.parts, nullptr, nullptr};
    Met met;
    const Reading reading{Shape::square, names, errors, met};
    reading_.pack.logos.clear();
    for (std::size_t i = 0; i < logos.size(); ++i) {
      const std::string where = pointer_to("/logos", i);
      LayerReader read(logos[i], where, reading);
      PackLogo logo;
      read.members.require("description");
      logo.description = read.value<Words>("description", {}, read_words);
      if (read.members.has("image")) {
        logo.file = read_image(read).file;
      } else {
        read.members.require("art");
        read.members.require("view");
        if (const auto view = read.members.numbers("view", 2, view_side)) {
          logo.view_width = static_cast<float>((*view)[0]);
          logo.view_height = static_cast<float>((*view)[1]);
        }
        if (const Json* art = read.members.member("art")) logo.art = read_layers(*art, read.members.pointer("art"), reading);
      }
      read.done();
      reading_.pack.logos.push_back(std::move(logo));
    }
  }

  void read_frame_at(std::size_t i) {
    frames_[i].read = true;
    const std::string file = "frames/" + frame_names_[i] + ".json";
    const auto document = file_json(file);
    if (!document) return;
    ErrorList errors;
    Frame frame = read_frame(*document, reading_.pack, errors);
    if (errors.all().empty() && frame.id != reading_.pack.id + "/" + frame_names_[i]) {
      errors.add(Error{ErrorCode::unknown_value, "/id", "expected \"" + frame_names_[i] + "\", as the file is called"});
    }
    take(errors, file);
    frames_[i].frame = std::move(frame);
  }

  ReadDocument read_file_;
  PackReading reading_;  // without its own frames
  std::vector<std::string> frame_names_;
  std::vector<Place> frames_;  // as its pack.json lists them
};

namespace {

ReadDocument documents_of(const ReadFile& read_file) {
  return [&read_file](const std::string& file) -> Result<Json> {
    const auto text = read_file(file);
    if (!text) return text.error();
    auto json = read_document(*text);
    if (json) return json;
    const Error& error = json.error();
    return Error{error.code, error.where.empty() ? file : file + " " + error.where, error.detail};
  };
}

PackReading read_all(PackReader reader) {
  while (!reader.done()) reader.read_one({});
  return std::move(reader).take();
}

Result<Pack> good(PackReading reading) {
  if (!reading.errors.empty()) return reading.errors.front();
  return std::move(reading.pack);
}

}  // namespace

Result<Json> read_document(std::string_view text) {
  if (text.size() > limits::frame_bytes) {
    return Error{ErrorCode::too_large, "", "the file is larger than " + std::to_string(limits::frame_bytes >> 10) + " KB; simplify its drawings"};
  }
  return read_json(text);
}

PackReading read_whole_pack(const ReadFile& read_file, const std::vector<Pack>& others) {
  return read_all(PackReader(documents_of(read_file), others));
}

Result<Pack> read_pack(const ReadFile& read_file, const std::vector<Pack>& others) { return good(read_whole_pack(read_file, others)); }

Result<Pack> read_pack(const ReadDocument& read_document, const std::vector<Pack>& others) {
  return good(read_all(PackReader(read_document, others)));
}

PackSteps::PackSteps(ReadDocument read_document, const std::vector<Pack>& others)
    : reader_(std::make_unique<PackReader>(std::move(read_document), others)) {}

PackSteps::~PackSteps() = default;

bool PackSteps::done() const { return reader_->done(); }

void PackSteps::read_one(std::string_view frame) { reader_->read_one(frame); }

Result<Pack> PackSteps::so_far() const { return good(reader_->so_far()); }

}  // namespace storycard::toolkit
