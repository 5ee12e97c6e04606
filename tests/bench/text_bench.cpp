// text_bench: what laying out a story again costs after one typed character, from itemising to placed glyphs with nothing
// kept from before, and how shaping grows with the text. Prints two tables; times are the median of many runs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "oracles/assets.h"
#include "text/text_layout.h"
#include "unicode/breaks.h"

using namespace storycard;

namespace {

struct Sample {
  const char* language;
  const char* sentence;
};

constexpr Sample samples[] = {
    {"en", "I came with seeds in my coat pocket. Now our garden feeds forty families, and I know every name. "},
    {"vi", "Ngày đầu đi làm, tôi chỉ biết vài từ. Hôm nay cả khu phố gọi tôi bằng tên. "},
    {"uk", "Я привезла насіння в кишені. Тепер наш сад годує сорок родин, і я знаю кожне ім’я. "},
    {"ar", "في أوّل مناوبةٍ لي كنتُ أبحث عن الكلمات. واليوم يناديني أطفال القسم باسمي. "},
    {"ur", "پہلے دن مجھے صرف سلام کہنا آتا تھا۔ آج محلے کے بچے مجھ سے کرکٹ سیکھتے ہیں۔ "},
    {"hi", "पहले दिन मुझे केवल नमस्ते कहना आता था। आज मैं पड़ोस के बच्चों को गणित पढ़ाती हूँ। "},
    {"th", "วันแรกฉันพูดได้แค่สวัสดี วันนี้เพื่อนบ้านเรียกฉันด้วยชื่อ และเราทำสวนผักด้วยกัน "},
    {"zh-Hans", "刚来的时候，我只会说你好。如今我在街角开了一家小面馆，邻居们都叫得出我的名字。"},
};

// The sentence over and over, cut after `graphemes`.
std::string repeated(const Sample& sample, std::size_t graphemes) {
  std::string text;
  std::vector<ByteRange> found;
  do {
    text += sample.sentence;
    found = unicode::graphemes(text);
  } while (found.size() < graphemes);
  return text.substr(0, found[graphemes - 1].end);
}

text::Paragraph paragraph_of(const Sample& sample, std::size_t graphemes) {
  text::Paragraph paragraph;
  paragraph.text = repeated(sample, graphemes);
  paragraph.language = sample.language;
  paragraph.style = {font::Role::display, 700};
  return paragraph;
}

template <typename Work>
double median_us(int runs, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

float lay_out(const text::Paragraph& paragraph, const text::Library& library) {
  const text::ShapedText shaped = text::shape(paragraph, library);
  const text::FitLimits limits{Px{900}, Px{620}, Px{28}, Px{120}, 0, 1.2f, text::FitLimits::Wrap::balanced};
  const text::Fitted fitted = text::fit(shaped, limits);
  const text::PlaceOptions options{{90, 90, 900, 620}, text::Align::start, fitted.font_size, 1.2f};
  return text::place_lines(shaped, fitted.lines, options).height.value;
}

}  // namespace

int main() {
  text::Library library = oracles::open_library();
  float checksum = 0;  // keeps the work from being left out
  std::printf("a story of 280 characters laid out again after one more was typed, us\n");
  for (const Sample& sample : samples) {
    const text::Paragraph before = paragraph_of(sample, 280);
    const text::Paragraph after = paragraph_of(sample, 281);
    oracles::load_for(before, library);
    oracles::load_for(after, library);
    checksum += lay_out(before, library);
    std::printf("  %-8s %8.0f\n", sample.language, median_us(101, [&] { checksum += lay_out(after, library); }));
  }
  constexpr std::size_t lengths[] = {280, 1120, 4480, 17920};
  std::printf("shaping, ns a character, for texts of 280, 1,120, 4,480 and 17,920 characters\n");
  for (const Sample& sample : samples) {
    std::printf("  %-8s", sample.language);
    for (const std::size_t length : lengths) {
      const text::Paragraph paragraph = paragraph_of(sample, length);
      oracles::load_for(paragraph, library);
      const double us = median_us(15, [&] { checksum += text::shape(paragraph, library).ascent_em; });
      std::printf(" %8.0f", us * 1000 / static_cast<double>(length));
    }
    std::printf("\n");
  }
  return checksum > 0 ? 0 : 1;
}
