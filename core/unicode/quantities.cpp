#include "unicode/quantities.h"

#include <algorithm>
#include <iterator>

#include "unicode/properties.h"

namespace storycard::unicode {
namespace {

// What stands for a unit in the languages of the campaign, as its readers write it. Whole words ("hours", "kilometres")
// are none: between a number and a word, a line may end.
constexpr std::u32string_view units[] = {
    // SI and its like
    U"km", U"m", U"dm", U"cm", U"mm", U"µm", U"μm", U"nm", U"km²", U"m²", U"cm²", U"m³", U"cm³", U"km2", U"m2", U"m3",
    U"ha", U"kg", U"g", U"mg", U"µg", U"μg", U"t", U"kt", U"Mt", U"l", U"L", U"dl", U"cl", U"ml", U"mL", U"hl", U"h",
    U"min", U"s", U"sec", U"ms", U"W", U"kW", U"MW", U"GW", U"kWh", U"MWh", U"GWh", U"TWh", U"V", U"kV", U"mA", U"Ah",
    U"Hz", U"kHz", U"MHz", U"GHz", U"J", U"kJ", U"kcal", U"cal", U"Pa", U"hPa", U"kPa", U"bar", U"dB", U"lm", U"lx",
    U"K", U"°", U"°C", U"°F", U"ºC", U"kB", U"KB", U"MB", U"GB", U"TB", U"Mbit", U"Gbit", U"px", U"pt", U"ppm",
    U"km/h", U"m/s", U"kg/m²", U"l/h", U"ft", U"mi", U"yd", U"lb", U"lbs", U"oz", U"mph", U"am", U"pm", U"AM", U"PM",
    // how many of them
    U"bn", U"mn", U"mln", U"mld", U"Mio", U"Mrd", U"Tsd", U"mio", U"mrd", U"M€", U"k€", U"Md€", U"Mds", U"mil", U"tys",
    U"тыс", U"млн", U"млрд", U"тис", U"хил", U"χιλ", U"εκ", U"δισ",
    // elsewhere than in Latin letters
    U"км", U"м", U"см", U"мм", U"кг", U"г", U"мг", U"т", U"л", U"мл", U"га", U"м²", U"км²", U"м³", U"км/ч", U"км/год",
    U"мин", U"хв", U"сек", U"ч", U"гг", U"р", U"рр", U"кВт", U"Вт", U"шт", U"χλμ", U"χμ", U"μ", U"κιλ", U"כ״ס", U"ק״מ",
    U"ק\"מ", U"ק״ג", U"ק\"ג", U"ס״מ", U"كم", U"سم", U"كغ", U"كجم", U"کم", U"کغ", U"किमी", U"मी", U"किग्रा", U"กม", U"กก",
    // money
    U"kr", U"Kč", U"zł", U"Ft", U"lei", U"din", U"лв", U"руб", U"грн", U"дин", U"Rs", U"Rp", U"R$", U"US$", U"TL", U"DH",
    U"Dhs", U"FCFA", U"CFA", U"EUR", U"USD", U"GBP", U"CHF", U"SEK", U"NOK", U"DKK", U"ISK", U"PLN", U"CZK", U"HUF",
    U"RON", U"BGN", U"RSD", U"ALL", U"MKD", U"TRY", U"UAH", U"RUB", U"GEL", U"AMD", U"MDL", U"MAD", U"DZD", U"TND",
    U"EGP", U"JOD", U"LBP", U"ILS", U"SAR", U"AED", U"JPY", U"CNY", U"KRW", U"INR", U"PKR", U"BDT", U"PHP", U"THB",
    U"BRL", U"MXN", U"COP", U"ARS", U"CLP", U"PEN", U"KES", U"NGN", U"GHS", U"ZAR", U"ETB", U"XOF", U"XAF", U"CAD",
    U"AUD", U"NZD",
};

// Those that also stand before the number.
constexpr std::u32string_view currencies_before[] = {
    U"EUR", U"USD", U"GBP", U"CHF", U"SEK", U"NOK", U"DKK", U"PLN", U"MAD", U"INR", U"BRL", U"MXN", U"COP",
    U"KES", U"NGN", U"ZAR", U"ETB", U"XOF", U"XAF", U"CAD", U"AUD", U"Rs",  U"Rp",  U"kr",  U"Fr",
};

// "1 in 3"
constexpr std::u32string_view share_words[] = {
    U"in", U"of", U"de", U"di", U"su", U"sur", U"von", U"op", U"uit", U"av",  U"af", U"em",
    U"z",  U"ze", U"od", U"din", U"из", U"з",  U"із", U"от", U"στους", U"من", U"از",
};

template <std::size_t count>
bool is_one_of(const std::u32string_view (&words)[count], std::u32string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_gap(char32_t c) { return c == U' ' || c == 0x2009; }  // 0x2009: a thin space

bool is_unit_letter(char32_t c) {
  constexpr std::u32string_view signs = U"°/\"״$€";
  return is_letter_or_digit(c) || is_mark(c) || signs.find(c) != std::u32string_view::npos;
}

bool is_percent(char32_t c) { return c == U'%' || c == U'‰' || c == 0x066A; }

class QuantityScanner {
 public:
  explicit QuantityScanner(std::u32string_view characters) : characters_(characters) {}

  std::size_t end_of_quantity(std::size_t begin) const {
    const std::size_t number = begin_of_number(begin);
    if (!is_digit(at(number))) return begin;
    const std::size_t first = end_of_digits(number);
    const std::size_t end = end_of_groups(number, first);
    const std::size_t whole = end_of_unit(end);
    if (whole > end) return whole;
    if (const std::size_t share = end_of_share(end); share > end) return share;
    return end > first || number > begin ? end : begin;
  }

 private:
  char32_t at(std::size_t i) const { return i < characters_.size() ? characters_[i] : 0; }

  template <typename Accepts>
  std::size_t skip(std::size_t i, Accepts accepts) const {
    while (i < characters_.size() && accepts(at(i))) ++i;
    return i;
  }

  // Past "€ ", "CHF " and "№ "; else `begin`.
  std::size_t begin_of_number(std::size_t begin) const {
    constexpr char32_t numero = 0x2116;
    const bool sign = is_currency_sign(at(begin)) || at(begin) == numero || at(begin) == U'§';
    std::size_t end = begin + 1;
    if (!sign) {
      end = skip(begin, is_letter_or_digit);
      if (!is_one_of(currencies_before, characters_.substr(begin, end - begin))) return begin;
    }
    return is_gap(at(end)) && is_digit(at(end + 1)) ? end + 1 : begin;
  }

  // "5", "3,50", "1.234.567", "6:30", "3/4", "10–20"
  std::size_t end_of_digits(std::size_t i) const {
    constexpr std::u32string_view inner = U".,:'’·/-–٫٬";
    while (true) {
      i = skip(i, is_digit);
      const bool goes_on = inner.find(at(i)) != std::u32string_view::npos && is_digit(at(i + 1));
      if (at(i) == 0 || !goes_on) return i;
      ++i;
    }
  }

  // Past groups of three digits, each after a gap: "10 000"; the first has one to three.
  std::size_t end_of_groups(std::size_t begin, std::size_t end) const {
    if (end - begin > 3 || skip(begin, is_digit) != end) return end;
    while (is_gap(at(end))) {
      const std::size_t group = skip(end + 1, is_digit);
      if (group - end != 4 || is_letter_or_digit(at(group))) break;
      const std::size_t fraction = end_of_digits(group - 3);
      end = fraction;
      if (fraction != group) break;
    }
    return end;
  }

  // Past a gap and what stands for a unit; else `end`.
  std::size_t end_of_unit(std::size_t end) const {
    if (!is_gap(at(end))) return end;
    const std::size_t unit = end + 1;
    if (is_percent(at(unit)) || (is_currency_sign(at(unit)) && !is_digit(at(unit + 1)))) return unit + 1;
    const std::size_t past = skip(unit, is_unit_letter);
    return is_one_of(units, characters_.substr(std::min(unit, characters_.size()), past - unit)) ? past : end;
  }

  // Past " in 3" after a number; else `end`. Years are no part of a share.
  std::size_t end_of_share(std::size_t end) const {
    constexpr std::size_t most_digits = 3;
    if (!is_gap(at(end))) return end;
    const std::size_t word = end + 1;
    const std::size_t past = skip(word, is_letter_or_digit);
    if (!is_one_of(share_words, characters_.substr(std::min(word, characters_.size()), past - word))) return end;
    const std::size_t total = past + 1;
    const std::size_t last = skip(total, is_digit);
    const bool is_total = is_gap(at(past)) && last > total && last - total <= most_digits && !is_letter_or_digit(at(last));
    return is_total ? last : end;
  }

  std::u32string_view characters_;
};

}  // namespace

std::size_t end_of_quantity(std::u32string_view characters, std::size_t begin, std::size_t limit) {
  return begin + QuantityScanner(characters.substr(begin, limit)).end_of_quantity(0);
}

}  // namespace storycard::unicode
