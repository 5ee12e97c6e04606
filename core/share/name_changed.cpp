#include "share/words.h"

namespace storycard::share {
namespace {

struct Note {
  std::string_view language, text;
};

constexpr Note notes[] = {
    {"en", "Name changed."},
    {"am", "ስሙ ተቀይሯል።"},
    {"ar", "تم تغيير الاسم."},
    {"bn", "নাম পরিবর্তন করা হয়েছে।"},
    {"de", "Name geändert."},
    {"el", "Το όνομα έχει αλλάξει."},
    {"es", "Nombre cambiado."},
    {"fa", "نام تغییر داده شده است."},
    {"fr", "Le nom a été changé."},
    {"he", "השם שונה."},
    {"hi", "नाम बदल दिया गया है।"},
    {"ht", "Non an chanje."},
    {"it", "Nome cambiato."},
    {"ja", "名前は変えてあります。"},
    {"ko", "이름을 바꾸었습니다."},
    {"nl", "Naam gewijzigd."},
    {"pl", "Imię zmienione."},
    {"prs", "نام تغییر داده شده است."},
    {"ps", "نوم بدل شوی دی."},
    {"pt", "Nome alterado."},
    {"ro", "Nume schimbat."},
    {"ru", "Имя изменено."},
    {"so", "Magaca waa la beddelay."},
    {"th", "เปลี่ยนชื่อแล้ว"},
    {"ti", "ስም ተቐይሩ።"},
    {"tr", "İsim değiştirildi."},
    {"uk", "Ім’я змінено."},
    {"ur", "نام تبدیل کر دیا گیا ہے۔"},
    {"vi", "Tên đã được thay đổi."},
    {"zh", "姓名已更改。"},
};

}  // namespace

std::string_view name_changed_note(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  for (const Note& note : notes) {
    if (note.language == base) return note.text;
  }
  return notes[0].text;
}

}  // namespace storycard::share
