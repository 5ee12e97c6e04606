#include "share/keywords.h"

#include <iterator>

namespace storycard::share {
namespace {

struct Group {
  std::uint32_t roles;
  std::string_view words;  // with a space before and after each
};

// All folded: small letters without accents, й as и, ї as і, أ as ا, ة as ه.
constexpr Group groups[] = {
    {role::street_after | role::street_always, " street road avenue lane crescent boulevard "},
    {role::street_after, " st rd ave ln drive close court terrace blvd square way row grove "},
    {role::street_before | role::street_always,
     " rue avenue avenida calle rua вулиця вулиці вулицю вулицею вул проспект проспекті улица улице شارع ulica ulicy "},
    {role::street_before,
     " boulevard bd impasse chemin allee quai avda paseo carretera travessa alameda estrada viale vicolo бульвар провулок ul cra carrera "},
    {role::street_before | role::italian, " via corso "},
    {role::shortened, " вул ул ul bd avda cra просп пров "},
    {role::place_after, " school college academy camp shelter hostel hospital clinic nursery kindergarten "},
    {role::place_before,
     " ecole lycee college creche escuela colegio liceo escola scuola hopital hospital clinique clinica foyer albergue refugio abrigo "
     "школа школі школу ліцеі ліцеи гімназія гімназії лікарня лікарні притулок مخيم мектеп schule "},
    {role::camp_before, " camp campo campamento acampamento табір таборі "},
    {role::link, " de du des d l la le les los las del do da dos das of y della di of the al el "},
    {role::generic,
     " monday tuesday wednesday thursday friday january february march april may june july august september october november december on "
     "high primary secondary elementary middle junior senior sunday saturday summer winter spring language english french spanish "
     "arabic german ukrainian portuguese night evening day new old our my your his her their the a an this that first second third "
     "last next every each one two children women men boarding public private state local medical training dance music art drama football "
     "sports cooking sewing driving law business nursing beauty in at to of and for with from after before back i we he she it they then when "
     "now here there refugee migration detention transit youth scout holiday all no some both community field university teaching "
     "general local city town village international national "},
    {role::refugee, " refugee refugees refugies refugiados "},
    {role::phone,
     " tel telephone phone mobile cell call text whatsapp whats telegram signal viber sms imo ring dial reach appelez appelle portable "
     "numero telefono movil celular llamame llama llamar llamen ligue liga telemovel telefone ligar contato "
     "هاتف هاتفي الهاتف تلفون تلفوني واتساب واتس جوال جوالي موبايل اتصل اتصلوا رقمي телефон телефону тел дзвоніть телефонуите мобільнии "
     "telefon handy anrufen nummer telefoon cellulare telefonu "},
    {role::number, " number no nr num n nº º numero nro رقم رقمه رقمها номер nummer "},
    {role::file,
     " case file claim application reference ref alien uci unhcr asylum receipt dossier recepisse etranger agdref demande expediente caso "
     "solicitud nie processo الملف ملف ملفي القضيه قضيه قضيتي الطلب طلب طلبي اللجوء справа справи заява заяви aktenzeichen az verfahren "},
    {role::passport,
     " passport passports passeport pasaporte passaporte passaporto reisepass pass паспорт паспорта паспорту جواز جوازي السفر سفر سفري "},
    {role::filler, " is was est era es e are my mi mon ma meu هو هي є ist "},
    {role::title,
     " dr mr mrs ms miss mx prof professor doctor sir madam sr sra srta senor senora don dona mme mlle m monsieur madame docteur sister "
     "brother auntie aunt uncle tia tio tante oncle tonton mama papa father mother pastor imam abuela abuelo grandma grandpa chef coach nurse "
     "السيد السيده الدكتور الدكتوره د الشيخ пан пані др herr frau "},
    {role::no_name,
     " the a an one family families familia famille familias team group class club choir association council school centre center cafe "
     "committee network forum collective foundation project community church mosque university city town equipo clase grupo coro asociacion "
     "fundacion colectivo equipe classe groupe chorale collectif association conseil ville classe turma equipa associacao comunidad comunidade "
     "un una une uno um uma el los las les le my our mi mon ma anonymous anonym anonyme anonimo anonima name student students neighbour "
     "neighbours neighbor people friends volunteers mum of from who for "
     "عائله فريق مجموعه جمعيه مدرسه صف طالبه طالب مجهول مجهوله باسم родина сімя команда клас група громада спілка хор анонім "},
    {role::joiner, " and y e et und en и і та و ou or и "},
    {role::given,
     " maria marie mary ana anna anne ann jose josef juan jean luis carlos pablo antonio miguel manuel jesus rosa elena isabel luisa "
     "louise claude pierre paul claire teresa carmen fernanda eduarda joao pedro francisco angel alberto lucia cristina beatriz laura john "
     "jo lou sofia sophie rose grace joy "},
    {role::name_part,
     " abd abdul abdel abdal abu abou umm om um oum ibn bin ben bint al el as van von der den de da do dos das del della di la le du "
     "عبد ابو ابي ام ابن بن بنت ال mac mc st san santa "},
};

constexpr std::size_t entries = 2048;  // a power of two, and more than twice the words

struct Entry {
  std::uint32_t roles = 0;
  std::uint16_t offset = 0;
  std::uint8_t group = 0, size = 0;
};

struct Table {
  Entry slots[entries];
};

constexpr std::size_t slot_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return (hash ^ (hash >> 15)) % entries;
}

constexpr std::string_view word_of(const Entry& entry) { return groups[entry.group].words.substr(entry.offset, entry.size); }

// While compiling: looking a word up must cost nothing, and so must starting.
constexpr Table table_of_groups() {
  Table table{};
  for (std::size_t group = 0; group < std::size(groups); ++group) {
    const std::string_view words = groups[group].words;
    for (std::size_t begin = 1; begin < words.size();) {
      const std::size_t end = words.find(' ', begin);
      const std::string_view word = words.substr(begin, end - begin);
      std::size_t at = slot_of(word);
      while (table.slots[at].size != 0 && word_of(table.slots[at]) != word) at = (at + 1) % entries;
      Entry& entry = table.slots[at];
      if (entry.size == 0) {
        entry.offset = static_cast<std::uint16_t>(begin);
        entry.group = static_cast<std::uint8_t>(group);
        entry.size = static_cast<std::uint8_t>(word.size());
      }
      entry.roles |= groups[group].roles;
      begin = end + 1;
    }
  }
  return table;
}

constexpr Table table = table_of_groups();

}  // namespace

std::uint32_t roles_of(std::string_view word) {
  for (std::size_t at = slot_of(word); table.slots[at].size != 0; at = (at + 1) % entries) {
    if (word_of(table.slots[at]) == word) return table.slots[at].roles;
  }
  return 0;
}

}  // namespace storycard::share
