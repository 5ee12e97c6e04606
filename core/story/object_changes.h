#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace storycard::story {

// An object being rewritten: it starts as it was read, and only what differs from `before` is touched.
// So unknown keys, the order of keys and the spelling of unchanged values outlive any edit.
class ObjectChanges {
 public:
  // `source` may be null: the object is new.
  explicit ObjectChanges(const Json* source) : object_(source && source->as_object() ? *source : Json(JsonObject{})) {}

  const Json* source(std::string_view key) const { return object_.find(key); }

  void text(std::string_view key, const std::string& before, const std::string& now) {
    if (before != now) put(key, now.empty() ? Json() : Json(now));
  }
  void flag(std::string_view key, bool before, bool now) {
    if (before != now) put(key, now ? Json(true) : Json());
  }
  void number(std::string_view key, float before, float now, float fallback) {
    if (before != now) put(key, now == fallback ? Json() : Json(decimal_of(now)));
  }
  // The first name is the default.
  template <typename Enum>
  void choice(std::string_view key, Enum before, Enum now, std::initializer_list<const char*> names) {
    if (before == now) return;
    put(key, now == Enum{} ? Json() : Json(names.begin()[static_cast<std::size_t>(now)]));
  }
  // Null takes the key away.
  void put(std::string_view key, Json value) {
    if (value.is_null()) {
      object_.erase(key);
    } else {
      object_.set(key, std::move(value));
    }
  }
  // Gives a member another key, in its place.
  void rename(std::string_view key, std::string_view new_key) {
    for (auto& [name, value] : *object_.as_object()) {
      if (name == key) name = new_key;
    }
  }

  Json take() { return std::move(object_); }

 private:
  Json object_;
};

Json text_list(const std::vector<std::string>& texts);

// For every entry of `now` the index of the entry of `before` that it was once, or before.size() for a new one:
// the equal one first, then the one of the same name, then the one in the same place.
template <typename Entry, typename SameName>
std::vector<std::size_t> origins(const std::vector<Entry>& before, const std::vector<Entry>& now, SameName same_name) {
  std::vector<std::size_t> result(now.size(), before.size());
  std::vector<bool> taken(before.size());
  const auto match = [&](auto matches) {
    for (std::size_t i = 0; i < now.size(); ++i) {
      for (std::size_t j = 0; j < before.size() && result[i] == before.size(); ++j) {
        if (taken[j] || !matches(i, j)) continue;
        result[i] = j;
        taken[j] = true;
      }
    }
  };
  match([&](std::size_t i, std::size_t j) { return i == j && now[i] == before[j]; });
  match([&](std::size_t i, std::size_t j) { return now[i] == before[j]; });
  match([&](std::size_t i, std::size_t j) { return same_name(now[i], before[j]); });
  match([](std::size_t i, std::size_t j) { return i == j; });
  return result;
}

// Rewrites a list of objects; `write_one(source or null, before, now)` writes an entry.
template <typename Entry, typename SameName, typename WriteOne>
Json rewritten_list(const Json* source, const std::vector<Entry>& before, const std::vector<Entry>& now,
                    SameName same_name, WriteOne write_one) {
  const JsonArray* entries = source ? source->as_array() : nullptr;
  const std::vector<std::size_t> origin = origins(before, now, same_name);
  JsonArray result;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const bool known = entries && origin[i] < before.size() && origin[i] < entries->size();
    result.push_back(known ? write_one(&(*entries)[origin[i]], before[origin[i]], now[i])
                           : write_one(nullptr, Entry{}, now[i]));
  }
  return result.empty() ? Json() : Json(std::move(result));
}

}  // namespace storycard::story
