#pragma once

#include "check/finding.h"
#include "check/subject.h"

namespace storycard::check {

struct Documents;

// Whether every picture that the pack's own frames and logos name is there, is a picture, and is light enough. Opens
// them for the subject.
void check_art(const toolkit::ReadFile& read_file, const Documents& documents, Subject& subject, Findings& findings);

}  // namespace storycard::check
