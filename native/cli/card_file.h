#pragma once

#include <string>

#include "arguments.h"
#include "assets.h"
#include "base/result.h"

namespace storycard::cli {

// What `render … -o CARD.storycard` writes.
Result<Bytes> card_file_of(const Arguments& arguments, const OpenedStory& opened, const DiskAssets& disk,
                           render::Cache& cache);

// What `storycard open` says of a card file, in lines or as JSON; with --extract, after its files were written.
//   Errors  also where a file of that name is there already: nothing is written over
Result<std::string> open_card_file(const Arguments& arguments);

}  // namespace storycard::cli
