#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/checker.h"
#include "check/documents.h"
#include "toolkit/pack.h"

// Packs out of a few lines of JSON.
namespace storycard::check {

using Files = std::map<std::string, std::string>;
toolkit::ReadFile reader_of(Files files);

// A pack "tiny" of one frame "card" in the themes day and dusk, which has these layers and these other members.
Files tiny_pack(const std::string& layers, const std::string& slots = "[\"story\"]", const std::string& members = "");
// The frame as read; the pack must be good.
toolkit::Pack read_tiny(const Files& files);

// "frames/card.json /layers/0 text-too-small" for each finding, in order.
std::vector<std::string> told(const std::vector<Finding>& findings);

}  // namespace storycard::check
