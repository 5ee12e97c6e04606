#include "check/sample_texts.h"

namespace storycard::check {
namespace {

constexpr SampleTexts texts[] = {
    {"en",
     "English",
     "I love bread",
     "My neighbour keeps the keys to our bakery. When my train is late, she opens the door, lights the oven and writes "
     "“back at seven” on the window in her best hand.",
     "On my first morning at the school kitchen I could name only onions. The cook pointed, I chopped, and we all "
     "laughed. "
     "Now I write the lunch menu in two languages, the children correct my spelling, and on Fridays the whole staff "
     "asks for "
     "my mother’s lentil soup with lemon and mint.",
     "Our street had a bakery, a repair shop and a school, and nobody knew the others. Then the baker’s oven broke on "
     "the "
     "night before the summer fair. I mend bicycles, so I came with my tools. The teacher came with a lamp, the "
     "neighbours "
     "from the third floor with tea, and a boy of nine told us which bolt went where. By four in the morning it was "
     "warm "
     "again. We ate the first loaf standing up, with butter, and made a plan: each month one of us teaches the others "
     "a "
     "thing. So far I have learned to sew a button, to play chess and to say good morning in five languages. Next it "
     "is my "
     "turn with a puncture.",
     {"Lena", "baker", "Ghent", "Who helped you?", "1 in 3", "of our bakers learned it abroad.", "Sample figure",
      "Soup and stories", "City library", "Sam Lee"},
     {"Maria Oliveira dos Santos", "school kitchen assistant", "Newcastle upon Tyne",
      "Who made your first week in a new job a little lighter?", "12 million",
      "cups of tea are shared between neighbours in this city each year, and nobody has ever counted the biscuits.",
      "Sample figure to try the layout, 2026", "Open kitchen: five neighbours tell how they found their work",
      "City library, reading room on the second floor", "Photo: Maria Oliveira, Newcastle"}},
    {"ar",
     "Arabic",
     "أحب خبز أمي.",
     "جارتي تحتفظ بمفتاح مخبزنا. حين يتأخر قطاري تفتح الباب وتشعل الفرن وتكتب على الزجاج بخطها الجميل: نعود في "
     "السابعة، "
     "والخبز ساخن جدا.",
     "في أول صباح لي في مطبخ المدرسة لم أكن أعرف إلا اسم البصل. وأشارت الطباخة فقطعت، وضحكنا معا. واليوم أكتب قائمة "
     "الغداء "
     "بلغتين، ويصحح الأطفال إملائي، وفي ظهر كل يوم جمعة يطلب الجميع حساء أمي بالعدس والليمون والنعناع الطازج.",
     "",
     {"ليلى", "خبازة", "غنت", "من ساعدك؟", "1 من 3", "من خبازينا تعلموا في بلد آخر.", "رقم للتجربة", "حساء وحكايات",
      "مكتبة المدينة", "سامي"},
     {"عبد الرحمن المنصوري", "مساعدة في مطبخ المدرسة", "نيوكاسل أبون تاين", "من جعل أسبوعك الأول في العمل أخف؟",
      "12 مليون", "كوب شاي يتقاسمها الجيران في هذه المدينة كل عام، ولم يعد أحد قطع البسكويت.",
      "رقم لتجربة التصميم، 2026", "مطبخ مفتوح: خمسة جيران يروون كيف وجدوا عملهم",
      "مكتبة المدينة، قاعة القراءة في الطابق الثاني", "تصوير: ليلى المنصوري"}},
    {"zh",
     "Chinese",
     "我爱做面包。",
     "邻居阿姨替我们保管面包店的钥匙。我的火车晚点时，她会先开门、生火，再用最漂亮的字在玻璃上写好：七点回来，面包是热"
     "的，"
     "请进来喝一杯茶，慢慢坐。",
     "第一天早上到学校厨房上班，我只认得洋葱。大厨用手一指，我就切，两个人都笑了。现在我用两种语言写午餐菜单，孩子们帮"
     "我改错字。"
     "每到星期五，老师们都要喝我妈妈教的扁豆汤，加柠檬和薄荷。下个月，我要教大家包饺子，他们教我唱新歌。",
     "",
     {"李娜", "面包师", "根特", "谁帮过你？", "三分之一", "的面包师在国外学艺。", "示例数字", "一碗汤的故事",
      "城市图书馆", "李明"},
     {"欧阳小明", "学校厨房助理", "纽卡斯尔", "新工作的第一周，谁让你轻松了一点？", "1200万",
      "杯茶，是这座城市的邻居们每年一起喝掉的，饼干还没有人数过。", "示例数字，仅用于试排，2026年",
      "开放厨房：五位邻居讲述他们如何找到工作", "城市图书馆二楼阅览室", "摄影：欧阳小明"}},
};

}  // namespace

std::span<const SampleTexts> sample_texts() { return texts; }

}  // namespace storycard::check
