#include "unicode/dictionaries.h"

#include "dictionary_files.h"
#include "unicode/breaks.h"

#include <doctest/doctest.h>

using namespace storycard;
using namespace storycard::unicode;

namespace {

// "|" where a line may end.
std::string marked(std::string_view text, const Dictionaries& dictionaries) {
  std::string result;
  std::uint32_t from = 0;
  for (const LineBreak line_break : line_breaks(text, dictionaries)) {
    result += std::string(text.substr(from, line_break.offset - from)) + '|';
    from = line_break.offset;
  }
  return result;
}

}  // namespace

TEST_CASE("dictionaries: words of Thai, Lao, Khmer and Burmese are where lines may end") {
  const Dictionaries all = all_dictionaries();
  CHECK(marked("มนุษย์ทั้งหลายเกิดมามีอิสระ", all) == "มนุษย์|ทั้ง|หลาย|เกิด|มา|มี|อิสระ|");
  CHECK(marked("ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ", all) == "ມະນຸດ|ທຸກຄົນ|ເກີດ|ມາ|ມີ|ກຽດສັກສີ|");
  CHECK(marked("មនុស្សទាំងអស់កើតមកមានសេរីភាព", all) == "មនុស្ស|ទាំងអស់|កើតមក|មាន|សេរីភាព|");
  CHECK(marked("လူတိုင်းသည်တူညီလွတ်လပ်သော", all) == "လူ|တိုင်း|သည်|တူညီ|လွတ်လပ်|သော|");
}

TEST_CASE("dictionaries: other breaks stay as the rules have them") {
  const Dictionaries all = all_dictionaries();
  CHECK(marked("Say สวัสดีครับ to (คุณแม่), now", all) == "Say |สวัสดี|ครับ |to |(คุณ|แม่), |now|");
  CHECK(marked("iom.int/a 日本", all) == "iom.int/|a |日|本|");
  CHECK(marked("", all) == "");
}

TEST_CASE("dictionaries: Thai signs of abbreviation and repetition stay with their word") {
  const Dictionaries all = all_dictionaries();
  CHECK(marked("กรุงเทพฯเป็นเมือง", all) == "กรุงเทพฯ|เป็น|เมือง|");
  CHECK(marked("เด็กๆไปโรงเรียน", all) == "เด็กๆ|ไป|โรงเรียน|");
}

TEST_CASE("dictionaries: without one, its language breaks at spaces alone, zero width ones among them") {
  const Dictionaries none;
  CHECK(marked("มนุษย์ทั้งหลาย เกิดมา\u200Bมีอิสระ", none) == "มนุษย์ทั้งหลาย |เกิดมา\u200B|มีอิสระ|");
  Dictionaries lao;
  REQUIRE_FALSE(lao.add("dictionaries/lao.dict", dictionary_file("lao")));
  CHECK(marked("มนุษย์ทั้งหลาย", lao) == "มนุษย์ทั้งหลาย|");
}

TEST_CASE("dictionaries: a text asks for those of its scripts that are not there, once it is long enough to divide") {
  using Files = std::set<std::string>;
  Dictionaries dictionaries;
  CHECK(dictionaries.needed("Hello, 日本 สวย") == Files{});
  CHECK(dictionaries.needed("สวัสดีครับ").count("dictionaries/thai.dict") == 1);
  CHECK(dictionaries.needed("ມະນຸດ, မြန်မာ, ភាសាខ្មែរ") ==
        Files{"dictionaries/burmese.dict", "dictionaries/khmer.dict", "dictionaries/lao.dict"});
  REQUIRE_FALSE(dictionaries.add("dictionaries/thai.dict", dictionary_file("thai")));
  CHECK(dictionaries.needed("สวัสดีครับ") == Files{});
}

TEST_CASE("dictionaries: a file of another name, or with other content, is refused by its name") {
  Dictionaries dictionaries;
  CHECK(dictionaries.add("dictionaries/klingon.dict", small_dictionary())->code == ErrorCode::unknown_value);
  const auto error = dictionaries.add("dictionaries/thai.dict", {'x'});
  REQUIRE(error);
  CHECK(error->where == "dictionaries/thai.dict");
  CHECK(error->code == ErrorCode::unknown_format);
}
