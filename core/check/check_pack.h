#pragma once

#include "check/documents.h"
#include "check/finding.h"

namespace storycard::check {

// The licence, and whether all words of the pack and its frames are there in the languages that it lists.
void check_pack(const Documents& documents, Findings& findings);

}  // namespace storycard::check
