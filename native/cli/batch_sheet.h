#pragma once

#include <map>

#include "batch_journal.h"
#include "batch_plan.h"
#include "image/bitmap.h"

namespace storycard::cli {

struct MadeRow;

// A small picture of a card, as it is on contact sheets; of its pixels, or of its file. Lossless files give the same.
Result<image::Bitmap> thumbnail_of(const image::Bitmap& card);
Result<image::Bitmap> thumbnail_of_file(ByteView file);

// Reads what the sheets' numbers are written with.
std::optional<Error> load_label_fonts(DiskAssets& disk);

// All cards of a batch on as few pictures as they fit on, a page of them at a time. A page whose rows are all as before stays.
//   Threads  one at a time
class ContactSheets {
 public:
  ContactSheets(const BatchPlan& plan, Journal& journal) : plan_(plan), journal_(journal) {}

  // Takes a row's thumbnails, in any order of rows; those of a kept row are read from its files if they are needed at all.
  // Writes a page as soon as all its rows are there.
  std::optional<Error> add(MadeRow& row, DiskAssets& disk);
  // Writes the last page; takes away pages that an earlier, longer table had. Their names, in order.
  Result<std::vector<std::string>> finish(DiskAssets& disk);

 private:
  struct Cell {
    std::size_t row = 0;
    std::string input;               // as of MadeRow; tells whether a page is another
    std::vector<std::string> files;  // of a kept row
    std::vector<image::Bitmap> thumbnails;
    bool there = false, wrong = false;
  };
  using Page = std::vector<Cell>;

  std::size_t cells_on_a_page() const;
  std::string page_name(std::size_t index) const;
  std::optional<Error> write_page(std::size_t index, Page& page, DiskAssets& disk);

  const BatchPlan& plan_;
  Journal& journal_;
  std::map<std::size_t, Page> pages_;  // that are not complete yet
  std::size_t page_count_ = 0;
};

}  // namespace storycard::cli
