/** People as they are called somewhere, and the mobile numbers they have there (`#` is any digit). */
export interface Culture {
  country: string;
  language: string;
  given: string[];
  family: string[];
  /** How a name is put together: `g` given, `f` family. */
  order: string;
  mobile: string;
}

const rows = `
US|en|g f|+1415#######|Ava,Noah,Olivia,Mason,Zoe,Ethan,Maya,Lucas,Grace,Owen|Reyes-Carter,Whitfield,O'Brien,Nakamura-Lee,Harlow,Bennett,Quigley,Okafor
CA|en|g f|+1604#######|Chloe,Liam,Amélie,Hudson,Sienna|Tremblay,MacLeod,Singh-Roy,Gagnon
GB|en|g f|+4477########|Isla,Oliver,Siân,Rhys,Imogen,Callum|Ashdown,Pemberton,Ní Bhriain,McAllister,Thistlewood
ES|es|g f|+346########|Lucía,Álvaro,María José,Íñigo,Begoña,Núria,Xoán|Núñez Peña,García,Ibáñez,Muñoz Gil,Etxeberria,Ordóñez
MX|es|g f|+5255########|Ximena,José Ángel,Guadalupe,Raúl,Itzel|Hernández,Zúñiga,Castañeda,De la Cruz
AR|es|g f|+54911########|Martina,Joaquín,Agustín,Florencia|Fernández,Güiraldes,Peralta
CO|es|g f|+57300#######|Valentina,Andrés,Yuliana|Restrepo,Gómez,Cárdenas
BR|pt|g f|+55119########|João,Conceição,Luís Otávio,Thaís,Antônio,Letícia|da Silva,Gonçalves,Araújo,dos Santos,Magalhães
PT|pt|g f|+35191#######|Inês,Simão,Catarina,Gonçalo|Simões,Conceição,Lourenço
FR|fr|g f|+336########|Zoë,François,Anaïs,Jérôme,Maëlle,Loïc|Lefèvre,Benoît,Châtelain,D'Aubigné
IT|it|g f|+39347#######|Niccolò,Giulia,Noè,Chiara|D'Angelo,Rossi,Lo Presti
DE|de|g f|+49151########|Jürgen,Käthe,Søren,Anneliese,Björn|Weiß,Müller-Lüdenscheidt,Schröder,Groß
SE|en|g f|+4670#######|Åsa,Göran,Linnéa|Ångström,Öberg,Sjöström
PL|en|g f|+4850#######|Łukasz,Małgorzata,Zbigniew,Żaneta|Wójcik,Brzęczyszczykiewicz,Kaźmierczak
TR|tr|g f|+90532#######|Işıl,İbrahim,Çağla,Ömer,Gülşen|Yıldız,Şahin,Öztürk,Kılıç
GR|en|g f|+30697#######|Ανδρέας,Ελένη,Γιώργος,Δέσποινα|Παπαδόπουλος,Νικολάου,Αγγελίδης
RU|ru|g f|+7916#######|Анна,Дмитрий,Ольга,Фёдор|Иванова,Кузнецов,Щербакова,Ёлкин
UA|en|g f|+38067#######|Олена,Тарас,Їва|Шевченко,Коваленко,Ґалаґан
EG|ar|g f|+2010########|ليلى,محمد,فاطمة,يوسف|عبد الرحمن,حسن,المصري
SA|ar|g f|+96650#######|نورة,عبد الله,سارة|القحطاني,الحربي
IL|he|g f|+97254#######|דנה,נועם,יעל,איתן|לוי,כהן,בן־דוד
IR|en|g f|+98912#######|زهرا,علی,پریسا|رضایی,کریمی
IN|hi|g f|+9198########|प्रिया,अर्जुन,सुनीता,राहुल|शर्मा,वर्मा,गुप्ता
IN|en|g f|+9198########|லக்ஷ்மி,கார்த்திக்,Asha,Vikram,Meera|Raghavan,Iyer,சுப்பிரமணியன்,Patel
TH|en|g f|+6681#######|สมชาย,มาลี,ณัฐพล|ใจดี,ศรีสุข,วงศ์ใหญ่
CN|zh|fg|+86138########|小龙,伟,秀英,子涵|王,李,欧阳,张
HK|zh|fg|+8529#######|家豪,詠詩,志明|陳,黃,司徒
TW|zh|fg|+88691#######|雅婷,冠宇|林,蔡
JP|ja|f g|+8190########|さくら,健太,美咲,翔|佐藤,高橋,渡邉,髙田
KR|en|fg|+8210########|민준,서연,지우|김,박,남궁
VN|en|f g|+8490#######|Thị Hương,Văn Đức,Ngọc Ánh|Nguyễn,Trần,Đặng
ID|en|g f|+62812########|Budi,Siti Nurhaliza,Wayan,Suharto|,Wijaya,Pratiwi
PH|en|g f|+63917#######|Maricel,Jun-jun,Rosario|Dela Cruz,Santos,Magbanua
NG|en|g f|+234803#######|Chinọnso,Adébáyọ̀,Fatima,Ngozi|Okonkwo,Adéyẹmí,Bello
KE|en|g f|+25471#######|Wanjirũ,Kamau,Achieng'|Njoroge,Otieno,Mwangi
ET|en|g f|+25191#######|አበበ,ሰላም,ተስፋዬ|በቀለ,ኃይሌ
AM|en|g f|+37491######|Անահիտ,Տիգրան|Սարգսյան,Հակոբյան
GE|en|g f|+99555#######|ნინო,გიორგი|ბერიძე,კაპანაძე
`;

export const cultures: readonly Culture[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [country = "", language = "", order = "", mobile = "", given = "", family = ""] = row.split("|");
    return { country, language, order, mobile, given: given.split(","), family: family.split(",") };
  });

/** Names that a directory must bear as well. */
export const unusualNames = [
  "🎉 Party Line 🥳",
  "Müller GmbH & Co. KG, Einkauf",
  "Cher",
  "X Æ A-12",
  'Robert "Bobby" Tables',
  "100% Organic Farms",
  "snake_case_support",
  "Ann-Marie O'Neill-D'Souza",
  "José María de la Santísima Trinidad Fernández-Villaverde y Álvarez de Toledo, Marqués de Villafranca del Bierzo, Conde de Altamira",
  "Dr. Ngũgĩ wa Thiong'o Jr.",
  "山田 Tanaka 太郎",
  "مركز خدمة العملاء",
] as const;
