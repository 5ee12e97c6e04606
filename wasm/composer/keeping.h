#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "composer/photos.h"
#include "composer/state.h"

// Drafts on their way to the page, which keeps them on this device or not, and back. Formats: wasm/PROTOCOL.md, "Drafts".
namespace storycard::composer {

// The draft as the page is to keep it: the story, and its pictures by their numbers.
std::string kept_json(const State& state, const Photos& photos);

// A draft as the page gives it back. It may come from anybody's card file: all of it is checked, a picture that is not
// there leaves the story, and covers that are painted into a picture's file are covers of the story too, its first ones.
//   Errors  those of story::read and of headers; wrong_type, out_of_range
struct GivenDraft {
  Draft draft;
  std::vector<Burnt> burnt;
};
Result<GivenDraft> read_kept(std::string_view json, Photos& photos);

// `given` becomes the draft. What was before it cannot be brought back.
void restore(State& state, GivenDraft given);

// What the page keeps, as it says.
struct Keeping {
  enum class Device { unsaid, unasked, own, shared } device = Device::unsaid;  // unsaid: nobody keeps drafts here
  enum class Store { ok, none, full, failed } store = Store::ok;
  struct Kept {
    std::string id, words, saved;  // `saved`: when, in the words of the interface's language
    int photos = 0;
    bool open = false;             // it is the one that is worked on
  };
  std::vector<Kept> drafts;  // the newest first
  std::string said;          // news for the person: key of strings, "drafts.said-<said>"; empty: none
};
//   Errors  wrong_type, unknown_value, out_of_range, too_large
Result<Keeping> read_keeping(std::string_view json);

}  // namespace storycard::composer
