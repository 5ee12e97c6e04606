#include "base/json.h"
#include "base/utf8.h"

namespace storycard {
namespace {

class JsonWriter {
 public:
  explicit JsonWriter(int indent) : indent_(indent) {}

  void write(const Json& value) {
    if (const bool* flag = value.as_bool()) {
      text_ += *flag ? "true" : "false";
    } else if (const double* number = value.as_number()) {
      text_ += number_text(*number);
    } else if (const std::string* string = value.as_string()) {
      write_string(*string);
    } else if (const JsonArray* list = value.as_array()) {
      write_list(*list);
    } else if (const JsonObject* members = value.as_object()) {
      write_object(*members);
    } else {
      text_ += "null";
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void write_list(const JsonArray& list) {
    text_ += '[';
    ++level_;
    for (const Json& item : list) {
      if (&item != &list.front()) text_ += ',';
      break_line();
      write(item);
    }
    --level_;
    if (!list.empty()) break_line();
    text_ += ']';
  }

  void write_object(const JsonObject& members) {
    text_ += '{';
    ++level_;
    for (const JsonMember& member : members) {
      if (&member != &members.front()) text_ += ',';
      break_line();
      write_string(member.first);
      text_ += indent_ > 0 ? ": " : ":";
      write(member.second);
    }
    --level_;
    if (!members.empty()) break_line();
    text_ += '}';
  }

  void write_string(std::string_view string) {
    text_ += '"';
    for (std::size_t offset = 0; offset < string.size();) {
      const DecodedCodePoint decoded = decode_utf8(string, offset);
      write_code_point(decoded.code_point);
      offset += decoded.length;
    }
    text_ += '"';
  }

  void write_code_point(char32_t code_point) {
    constexpr char digits[] = "0123456789abcdef";
    switch (code_point) {
      case U'"': text_ += "\\\""; return;
      case U'\\': text_ += "\\\\"; return;
      case U'\b': text_ += "\\b"; return;
      case U'\f': text_ += "\\f"; return;
      case U'\n': text_ += "\\n"; return;
      case U'\r': text_ += "\\r"; return;
      case U'\t': text_ += "\\t"; return;
      default: break;
    }
    if (code_point >= 0x20) return append_utf8(text_, code_point);
    text_ += "\\u00";
    text_ += digits[code_point >> 4];
    text_ += digits[code_point & 0xF];
  }

  void break_line() {
    if (indent_ <= 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(level_) * static_cast<std::size_t>(indent_), ' ');
  }

  std::string text_;
  int indent_;
  int level_ = 0;
};

}  // namespace

std::string write_json(const Json& value, int indent) {
  JsonWriter writer(indent);
  writer.write(value);
  return writer.take();
}

}  // namespace storycard
