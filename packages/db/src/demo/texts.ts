/** What people write, by language: a question, an answer to it and a last word. */
export const texts: Record<string, { asks: string[]; answers: string[]; thanks: string[] }> = {
  en: {
    asks: [
      "Hi! Is the blue jacket back in stock?",
      "Could you tell me when my order ships?",
      "Do you open on Sundays?",
    ],
    answers: [
      "Hello! Yes, since this morning. Shall I put one aside?",
      "It left us today and arrives on Thursday.",
      "We do, from ten to six.",
    ],
    thanks: ["Perfect, thank you!", "Great 👍", "See you then."],
  },
  es: {
    asks: [
      "¡Hola! ¿Queda mesa para cuatro el sábado?",
      "¿A qué hora es la entrada al hotel?",
      "¿Tienen menú sin gluten?",
    ],
    answers: [
      "¡Buenas! Sí, a las nueve o a las diez y media.",
      "A partir de las tres de la tarde.",
      "Claro que sí, avísenos al llegar.",
    ],
    thanks: ["¡Genial, muchas gracias!", "Perfecto 😊", "Hasta el sábado."],
  },
  pt: {
    asks: ["Oi! Vocês entregam no Rio?"],
    answers: ["Entregamos sim, em três dias úteis."],
    thanks: ["Ótimo, obrigado!"],
  },
  fr: {
    asks: ["Bonjour, ma commande est-elle partie ?"],
    answers: ["Bonjour ! Oui, elle arrive jeudi."],
    thanks: ["Merci beaucoup !"],
  },
  it: { asks: ["Ciao, avete la taglia M?"], answers: ["Certo, gliela metto da parte."], thanks: ["Grazie mille!"] },
  de: {
    asks: ["Guten Tag, ist der Rucksack wieder da?"],
    answers: ["Ja, seit heute früh. Soll ich einen zurücklegen?"],
    thanks: ["Danke schön!"],
  },
  tr: {
    asks: ["Merhaba, iade süresi kaç gün?"],
    answers: ["Otuz gün içinde iade edebilirsiniz."],
    thanks: ["Çok teşekkürler!"],
  },
  ru: {
    asks: ["Здравствуйте! Когда придёт посылка?"],
    answers: ["Добрый день! В пятницу, до шести."],
    thanks: ["Спасибо!"],
  },
  ar: {
    asks: ["مرحباً، هل المتجر مفتوح غداً؟"],
    answers: ["أهلاً! نعم، من العاشرة حتى الثامنة."],
    thanks: ["شكراً جزيلاً"],
  },
  he: { asks: ["שלום, מתי מגיעה ההזמנה?"], answers: ["היי! ביום שלישי בבוקר."], thanks: ["תודה רבה!"] },
  hi: { asks: ["नमस्ते, क्या यह जूता आठ नंबर में है?"], answers: ["जी हाँ, आज ही भेज सकते हैं।"], thanks: ["धन्यवाद!"] },
  ja: {
    asks: ["こんにちは。在庫はありますか?"],
    answers: ["はい、ございます。本日発送できます。"],
    thanks: ["ありがとうございます。"],
  },
  zh: { asks: ["你好,这款帐篷还有货吗?"], answers: ["有的,今天就可以发货。"], thanks: ["太好了,谢谢!"] },
};
