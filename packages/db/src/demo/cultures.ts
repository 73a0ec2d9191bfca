/** People as they are called somewhere, and the mobile numbers they have there (`#` is any digit). */
export interface Culture {
  country: string;
  language: string;
  /** How a name is put together: `g` given, `f` family. */
  order: string;
  mobiles: string[];
  cities: string[];
  given: string[];
  family: string[];
}

// A country has two rows where family names differ by gender. Every number that a pattern gives is valid.
const rows = `
US|en|g f|+1503555####,+1206555####,+1720555####,+1612555####|Portland,Seattle,Boulder,Duluth|Ava,Noah,Olivia,Mason,Zoe,Ethan,Maya,Lucas,Grace,Owen,Ruby,Caleb,Hazel,Wyatt,June,Silas,Ivy,Marcus|Reyes-Carter,Whitfield,O'Brien,Nakamura-Lee,Harlow,Bennett,Quigley,Holloway,Vance-Ortiz,Delacroix,Pruitt,Underwood,Eastman,Lindqvist,Marsh,Tolliver
CA|en|g f|+1604555####,+1514555####|Vancouver,Montréal|Chloe,Liam,Amélie,Hudson,Sienna,Félix,Rosalie,Dawson|Tremblay,MacLeod,Singh-Roy,Gagnon,Desrosiers,Fortier,Whitecalf,Lachance
GB|en|g f|+447400######,+447401######|Bristol,Cardiff,Leeds|Isla,Oliver,Siân,Rhys,Imogen,Callum,Gwen,Hamish|Ashdown,Pemberton,McAllister,Thistlewood,Fairweather,Smythe-Jones,Ap Rhydderch,Gorse
IE|en|g f|+35385#######|Galway,Cork|Niamh,Caoimhe,Oisín,Tadhg,Saoirse,Fiachra|Byrne-Walsh,O'Rourke,FitzGerald,Mac Giolla,Ó Súilleabháin
ES|es|g f f|+346########|Valencia,Bilbao,A Coruña,Cádiz|Lucía,Álvaro,María José,Íñigo,Begoña,Núria,Xoán,Maite,Jordi,Inés,Óscar,Rocío,Iker,Ana María|Núñez,García,Ibáñez,Muñoz,Etxeberria,Ordóñez,Peña,Castaño,Güell,Rodríguez,Vázquez,Sáenz de Tejada,Llorenç,Arrieta
MX|es|g f f|+5255########|Ciudad de México,Querétaro|Ximena,José Ángel,Guadalupe,Raúl,Itzel,Citlali,Ramiro,Lupita|Hernández,Zúñiga,Castañeda,De la Cruz,Xicoténcatl,Ávila,Barrón
AR|es|g f|+549115#######|Buenos Aires,Rosario|Martina,Joaquín,Agustín,Florencia,Lautaro,Micaela,Nahuel|Fernández,Güemes,Peralta,Etchegaray,Iriarte,Bianchi
CO|es|g f|+57300#######|Medellín,Bogotá|Valentina,Andrés,Yuliana,Jhon Jairo,Paola,Efraín|Restrepo,Gómez,Cárdenas,Quiñones,Ospina,Barrientos
CL|es|g f|+5698#######|Santiago,Valparaíso|Catalina,Matías,Antonia,Benjamín,Rayén|Núñez,Huenchumán,Sepúlveda,Órdenes,Villarroel
PE|es|g f|+5199#######|Lima,Cusco|Milagros,Wilder,Rosa María,Ángel,Yesenia|Quispe,Mamani Huamán,Ñahui,Chávez,Tello
BR|pt|g f|+55119########|São Paulo,Curitiba|João,Conceição,Luís Otávio,Thaís,Antônio,Letícia,Iara,Cauã|da Silva,Gonçalves,Araújo,dos Santos,Magalhães,Brandão,Sampaio
PT|pt|g f|+35191#######|Porto,Coimbra|Inês,Simão,Catarina,Gonçalo,Leonor,Duarte|Simões,Conceição,Lourenço,Falcão,Brás,Pedrosa
FR|fr|g f|+33612######,+33768######|Lyon,Nîmes,Besançon|Zoë,François,Anaïs,Jérôme,Maëlle,Loïc,Héloïse,Côme|Lefèvre,Benoît,Châtelain,D'Aubigny,L'Hermitte,Garçonnet,Dubois-Rey
MA|fr|g f|+21261#######|Fès,Tanger|Yassine,Salma,Imane,Mehdi,Khadija|El Amrani,Bennani,Aït Taleb,Chraïbi,Ouazzani
IT|it|g f|+39347#######|Bologna,Bari|Niccolò,Giulia,Noè,Chiara,Ludovica,Ettore,Fiammetta|D'Angelo,Rossi,Lo Presti,De Santis,Dell'Orto,Pellegrin
DE|de|g f|+491512#######|Köln,Lübeck,München|Jürgen,Käthe,Sören,Anneliese,Björn,Änne,Günther,Friederike|Weiß,Müller-Lüders,Schröer,Groß,Vogt-Köhler,Jäger,Kuß
CH|de|g f|+4179#######|Zürich,Chur|Urs,Ruedi,Vreni,Ladina,Reto|Zgraggen,Bünzli,Caduff,Rüegsegger,Näf
NL|nl|g f|+3161#######|Utrecht,'s-Hertogenbosch|Sanne,Daan,Femke,Joris,Maaike|van den Heuvel,de Vries-Bakker,'t Hart,IJsselstein,Zuiderveld
SE|sv|g f|+4670#######|Malmö,Umeå|Åsa,Göran,Linnéa,Tuva,Ebba,Sixten|Ångman,Öberg,Sjöström,Hägglund,Ek
NO|nb|g f|+479#######|Tromsø,Ålesund|Ingrid,Håkon,Åse,Sindre,Bjørg|Ødegård,Kjærstad,Brække,Nygård,Li
FI|fi|g f|+35840#######|Jyväskylä,Oulu|Päivi,Väinö,Aino,Yrjö,Kaisa|Mäkelä,Hämäläinen,Järvinen,Yli-Hukkala
IS|is|g f|+35469#####|Reykjavík|Guðrún,Sigríður,Þóra,Ásdís|Jónsdóttir,Einarsdóttir,Þórsdóttir
PL|pl|g f|+4850#######|Łódź,Gdańsk|Małgorzata,Żaneta,Agnieszka,Zofia,Łucja|Wójcik,Brzęczyszczykiewicz,Kaźmierczak,Żurkowska,Wróblewska
PL|pl|g f|+4850#######|Kraków,Świnoujście|Łukasz,Zbigniew,Paweł,Świętosław,Mścisław|Kaźmierczak,Żurkowski,Wróblewski,Gąsior,Źrebiec
CZ|cs|g f|+420601######|Plzeň,Brno|Kateřina,Zdeňka,Lenka,Růžena|Nováková,Dvořáčková,Říhová,Šťastná
HU|hu|f g|+3630#######|Győr,Szeged|Zsófia,Gergő,Katalin,Örs,Ildikó|Nagy,Kovács,Szőke,Őri,Fehérvári
RO|ro|g f|+4072#######|Iași,Brașov|Ștefan,Ioana,Răzvan,Anca,Crina|Țurcanu,Munteanu,Bălan-Pop,Șerban
TR|tr|g f|+90532#######|İzmir,Eskişehir|Işıl,İbrahim,Çağla,Ömer,Gülay,Tuğba,Uğur|Yıldız,Şahinoğlu,Öztürk,Kılıç,Güneş,Ağaoğlu
GR|el|g f|+30697#######|Θεσσαλονίκη|Ελένη,Δέσποινα,Κατερίνα,Ιωάννα,Αγγελική|Λαμπροπούλου,Νικολάου,Αγγελίδου,Καραγιάννη
GR|el|g f|+30697#######|Αθήνα|Ανδρέας,Γιώργος,Μανώλης,Σταύρος,Θανάσης|Λαμπρόπουλος,Νικολάου,Αγγελίδης,Καραγιάννης
RU|ru|g f|+7916#######|Казань,Тверь|Анна,Ольга,Светлана,Алёна,Дарья|Рябинина,Зимина,Ёлкина,Осинцева,Журавлёва
RU|ru|g f|+7916#######|Пермь,Сочи|Дмитрий,Фёдор,Игорь,Артём,Пётр|Рябинин,Зимин,Ёлкин,Осинцев,Журавлёв
UA|uk|g f|+38067#######|Львів,Київ|Олена,Тарас,Оксана,Богдан,Дарина,Остап|Кравець,Коваленко,Ґалаґан,Пилипенко,Їжакевич
EG|ar|g f|+2010########|القاهرة,الإسكندرية|ليلى,محمد,فاطمة,يوسف,مريم,كريم,هدى,طارق|عبد الرحمن,حسن,المصري,الشاذلي,منصور,فوزي
SA|ar|g f|+96650#######|الرياض,جدة|نورة,عبد الله,سارة,فهد,ريم,ماجد|القحطاني,الحربي,الغامدي,الدوسري
IL|he|g f|+972542######|חיפה,תל אביב|דנה,נועם,יעל,איתן,מאיה,שירה|לוי,כהן,בן־דוד,מזרחי,אבוטבול,פרידמן
IR|fa|g f|+98912#######|شیراز|زهرا,علی,پریسا,رضا,نیلوفر,آرش|رضایی,کریمی,موسوی,صادقی,یزدانی
PK|ur|g f|+92300#######|لاہور|عائشہ,بلال,صائمہ,حمزہ|قریشی,انصاری,چوہدری
IN|hi|g f|+9198########|जयपुर,लखनऊ|प्रिया,अर्जुन,सुनीता,रोहन,अंजलि,विकास,कविता|शर्मा,वर्मा,गुप्ता,मिश्रा,चौहान,त्रिपाठी
IN|ta|f g|+9198########|சென்னை,மதுரை|லக்ஷ்மி,கார்த்திக்,மீனாட்சி,செந்தில்,கவிதா,முருகன்|க.,சு.,ரா.,வெ.
IN|en|g f|+9198########|Mumbai,Bengaluru|Asha,Vikram,Meera,Kavya,Anand,Farhan|Raghavan,Iyer,Deshpande,Patel,D'Souza,Banerjee,Kulkarni
LK|si|g f|+9477#######|කොළඹ|නිමල්,කුමාරි,සඳුනි|පෙරේරා,සිල්වා,ජයසිංහ
BD|bn|g f|+88017########|ঢাকা|রহিম,ফাতেমা,নাসরিন,তানভীর|হোসেন,চৌধুরী,আক্তার
TH|th|g f|+6681#######|เชียงใหม่|สมชาย,มาลี,ณัฐพล,อรุณี,ธนกร,พิมพ์ใจ|ใจดี,ศรีสุข,วงศ์ใหญ่,บุญมี,ทองคำ
CN|zh|fg|+86138########|成都,杭州|子涵,秀英,伟明,雨欣,建国,思琪,浩然,晓燕|王,李,欧阳,张,刘,陈,赵
HK|zh-TW|fg|+85261######|香港|家豪,詠詩,志明,嘉欣,浩霖,曉晴|陳,黃,司徒,梁,何
TW|zh-TW|fg|+88691#######|臺南|雅婷,冠宇,怡君,承恩,淑芬,柏翰|林,蔡,吳,鄭,許
JP|ja|f g|+81901#######,+81803#######|札幌,神戸|さくら,健太,美咲,翔,陽菜,悠斗,結衣,拓也|佐藤,高橋,渡邉,髙田,小林,斎藤,中村,五十嵐
KR|ko|fg|+82102#######|부산|민준,서연,하은,도윤,은솔,현주,태경|김,박,남궁,이,최,정,황보
VN|vi|f g|+8490#######|Đà Nẵng,Huế|Thị Hương,Văn Đức,Ngọc Ánh,Minh Khôi,Thu Trang,Quang Huy|Nguyễn,Trần,Đặng,Phạm,Lê,Võ
ID|id|g f|+62812########|Bandung,Denpasar|Budi,Siti Aminah,Wayan,Dewi,Agus,Ratna|Wijaya,Pratiwi,Santoso,Lestari,Siregar
ID|id|g|+62812########|Yogyakarta|Suharyanto,Wulandari,Sutrisno,Purnomo,Ngatiyem|
MY|ms|g f|+6012#######|Ipoh|Nur Aisyah,Siti Hajar,Farah,Nurul Ain|binti Rahman,binti Osman,binti Yusof
PH|fil|g f|+63917#######|Cebu,Iloilo|Maricel,Jun-jun,Rosario,Analyn,Rodel|Dela Cruz,Santos,Magbanua,Dimaculangan,Catacutan
NG|en|g f|+234803#######|Lagos,Enugu|Chinọnso,Adébáyọ̀,Fatima,Ngozi,Olúwaṣeun,Ifeọma,Emeka|Okonkwo,Adéyẹmí,Bello,Ezenwa,Balógun,Nwachukwu
GH|en|g f|+23324#######|Kumasi|Kwame,Akosua,Abena,Yaa,Kwabena|Mensah,Boateng,Owusu-Ansah,Asante
KE|sw|g f|+25471#######|Nakuru,Kisumu|Wanjirũ,Kamau,Achieng',Njeri,Baraka,Mwende|Njoroge,Otieno,Mwangi,Kiprono,Wafula,Ndũng'u
TZ|sw|g f|+25575#######|Arusha|Juma,Neema,Rehema,Salim,Imani|Mfaume,Kombo,Mkude,Shabani
ZA|zu|g f|+2782#######|eThekwini|Thandiwe,Sipho,Lindiwe,Mandla,Zanele|Nkosi,Dlamini,Mthembu,Ndlovu
ET|am|g f|+25191#######|አዲስ አበባ|አበበ,ሰላም,ተስፋዬ,ሄለን,ዳዊት,ማርታ|በቀለ,ኃይሌ,ገብረ መድኅን,ታደሰ,ወልደ ማርያም
AM|hy|g f|+37491######|Գյումրի|Անահիտ,Տիգրան,Լուսինե,Արամ,Մարիամ|Հակոբյան,Բաղդասարյան,Մելիքյան,Ղազարյան
GE|ka|g f|+995555######|ბათუმი|ნინო,გიორგი,თამარ,ლევან,მარიამ|ბერიძე,კაპანაძე,გელაშვილი,მაისურაძე
NZ|mi|g f|+64211#####|Rotorua|Aroha,Tāne,Ngaio,Wiremu|Te Rangi,Parata-Moana,Wharerau
`;

export const cultures: readonly Culture[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [country = "", language = "", order = "", ...columns] = row.split("|");
    const [mobiles = [], cities = [], given = [], family = []] = columns.map((column) => column.split(","));
    return { country, language, order, mobiles, cities, given, family };
  });

/** Names that a directory must bear as well. */
export const unusualNames = [
  "🎉 Party Line 🥳",
  "Nordwind Touristik GmbH & Co. KG, Einkauf",
  "Marisol",
  "J.",
  'Roberta "Bo" Winterbourne',
  "100% Wild Honey Farm",
  "snake_case_support",
  "Ann-Marie O'Neill-D'Souza",
  "María de los Ángeles Inmaculada Concepción Guadalupe del Perpetuo Socorro Zabaleta-Echevarrigaray y Ruiz de la Hinojosa de los Arcos, viuda de Montealegre y Villacañas del Encinar",
  "Nomenjanahary Andrianantenainarisoamanana-Rakotondrazafimahefa Ravelonarivoarisoa, c/o Rasolofomanantsoa",
  "Dr. med. dent. Annegret Friederike Hildegard Wilhelmine Freifrau von und zu Tannenbüren-Möwenstein, geb. Krähwinkel, Praxis für Kieferorthopädie und Zahnheilkunde, Empfang und Terminvergabe",
  "Anna 2",
  "Mamá de Leo 💛",
  "Café Açaí & Cía.",
  "Ирина (доставка)",
  "田中 Tanaka 陽子",
  "有限会社みどり商会",
  "주식회사 한결상사",
  "שירות לקוחות",
  "مركز خدمة العملاء",
  "👩🏽‍🚒 Station 7",
  "O'Malley's Bait/Tackle",
] as const;
