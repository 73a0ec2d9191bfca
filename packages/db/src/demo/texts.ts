/** What an organization's people talk about. */
export type Trade = "shop" | "inn";

// Trade, language, then what a contact and the organization say in turn.
const rows = `
shop|en|Hi! Is the blue rain jacket back in stock?|Hello! Yes, since this morning. Shall I put one aside?|Yes please, size M.|Done, we keep it until Saturday.
shop|en|Could you tell me when my order ships?|It left us today and arrives on Thursday.|Great 👍|Enjoy the trail!
shop|en|Do you open on Sundays?|We do, from ten to six.
shop|en|The zip on my tent is stuck 😕|Sorry to hear that! Could you send us a picture?|Sure, one moment.|Thanks. We'll send you a new slider for free.
shop|en|Can I still return the boots? I wore them once, indoors.|Of course, within thirty days. The label is in the box.|Found it, thank you!|You're welcome.
shop|en|Which sleeping bag would you take for five below?|The down one, comfort limit minus eight.|And does it pack small?|About the size of a loaf of bread 🍞
shop|es|¡Hola! ¿Tienen la mochila de 40 litros en verde?|¡Hola! Sí, nos quedan dos.|Guárdeme una, por favor.|Hecho. Puede recogerla hasta el viernes.
shop|es|¿Cuándo llega mi pedido?|Sale hoy y llega el jueves.|Perfecto 😊|¡Buen camino!
shop|pt|Oi! Vocês entregam no interior?|Entregamos sim, em cinco dias úteis.|Ótimo, obrigado!|Imagina, qualquer dúvida é só chamar.
shop|pt|A bota molha por dentro?|Não, a membrana é impermeável.
shop|fr|Bonjour, ma commande est-elle partie ?|Bonjour ! Oui, elle arrive jeudi.|Merci beaucoup !|Avec plaisir, bonne randonnée !
shop|fr|La tente existe-t-elle en trois places ?|Oui, mais seulement en gris.
shop|it|Ciao, avete la taglia M?|Certo, gliela metto da parte.|Grazie mille!|A presto!
shop|it|Il fornello funziona anche in quota?|Sì, fino a quattromila metri.
shop|de|Guten Tag, ist der große Rucksack wieder da?|Ja, seit heute früh. Soll ich einen zurücklegen?|Das wäre super, danke schön!|Gern, bis Samstag liegt er an der Kasse.
shop|de|Kann ich die Stirnlampe umtauschen?|Natürlich, der Kassenzettel genügt.
shop|pl|Dzień dobry, czy wysyłacie do Polski?|Dzień dobry! Tak, paczka idzie cztery dni.|Świetnie, dziękuję!|Miłego dnia!
shop|tr|Merhaba, iade süresi kaç gün?|Otuz gün içinde iade edebilirsiniz.|Çok teşekkürler!|Rica ederiz, iyi günler.
shop|el|Καλησπέρα, έχετε αδιάβροχα για παιδιά;|Βεβαίως, από δύο ετών.|Ευχαριστώ πολύ!|Να είστε καλά!
shop|ru|Здравствуйте! Когда придёт посылка?|Добрый день! В пятницу, до шести.|Спасибо!|Хорошего похода!
shop|uk|Добрий день! Чи є спальник на зиму?|Вітаємо! Так, є два кольори.|Дякую, візьму синій.|Відкладемо для вас.
shop|ar|مرحباً، هل المتجر مفتوح غداً؟|أهلاً! نعم، من العاشرة حتى الثامنة.|شكراً جزيلاً|على الرحب والسعة 🌷
shop|he|שלום, מתי מגיעה ההזמנה?|היי! ביום שלישי בבוקר.|תודה רבה!|בשמחה, טיול נעים!
shop|fa|سلام، این کفش ضد آب است؟|سلام! بله، کاملاً ضد آب است.|ممنونم.|خواهش می‌کنم.
shop|hi|नमस्ते, क्या यह जूता आठ नंबर में है?|जी हाँ, आज ही भेज सकते हैं।|धन्यवाद!|आपका स्वागत है।
shop|ta|வணக்கம், கூடாரம் கையிருப்பில் உள்ளதா?|வணக்கம்! ஆம், இன்றே அனுப்பலாம்.|மிக்க நன்றி!|மகிழ்ச்சி.
shop|th|สวัสดีค่ะ เป้สีเขียวยังมีไหมคะ|สวัสดีค่ะ มีค่ะ ส่งได้พรุ่งนี้|ขอบคุณมากค่ะ|ยินดีค่ะ
shop|zh|你好,这款帐篷还有货吗?|有的,今天就可以发货。|太好了,谢谢!|不客气,祝您旅途愉快。
shop|zh-TW|你好,登山鞋可以換尺寸嗎?|可以的,三十天內都能換。|太好了,謝謝!|不客氣。
shop|ja|こんにちは。在庫はありますか?|はい、ございます。本日発送できます。|ありがとうございます。|またのご利用をお待ちしております。
shop|ko|안녕하세요, 배송은 얼마나 걸리나요?|안녕하세요! 일주일 정도 걸립니다.|네, 감사합니다!|좋은 하루 보내세요 😊
shop|vi|Chào shop, giày này còn cỡ 40 không ạ?|Dạ còn, mai bên em gửi được ạ.|Cảm ơn nhiều!|Dạ, chúc anh chị đi vui.
shop|id|Halo, apakah tas ini tahan air?|Halo! Ya, tahan hujan deras.|Terima kasih!|Sama-sama 🙏
inn|es|¡Hola! ¿Queda mesa para cuatro el sábado?|¡Buenas! Sí, a las nueve o a las diez y media.|A las nueve, por favor.|Reservado. ¡Hasta el sábado!
inn|es|¿A qué hora es la entrada?|A partir de las tres de la tarde.|¿Y se puede dejar antes el equipaje?|Claro, en recepción, a cualquier hora.
inn|es|¿Tienen menú sin gluten?|Claro que sí, avísenos al llegar.|¡Genial, muchas gracias!|A ustedes.
inn|es|Creo que me dejé el cargador en la 204 🙈|Lo tenemos aquí. ¿Se lo enviamos?
inn|es|¿Admiten perros?|Sí, hasta quince kilos y sin suplemento.|Perfecto 😊|Aquí les esperamos.
inn|es|Necesitaría factura a nombre de la empresa.|Sin problema, páseme los datos fiscales.|Se los mando por aquí.|Recibido, la tiene esta tarde.
inn|en|Hello, is breakfast included?|Good morning! It is, from half past seven to eleven.|Lovely, thank you.|See you soon!
inn|en|Can we check out at one?|Yes, late check-out is on us today.
inn|fr|Bonjour, avez-vous une chambre avec vue ?|Bonjour ! Oui, la 12 donne sur le jardin.|Parfait, je la prends.|C'est noté, à bientôt !
inn|de|Guten Tag, gibt es Parkplätze am Haus?|Ja, zwölf Stück, für Gäste kostenlos.|Prima, danke!|Gute Anreise!
inn|it|Buongiorno, la piscina è aperta?|Sì, fino alla fine di ottobre.|Che bello, grazie!|Vi aspettiamo.
inn|pt|Olá, têm berço no quarto?|Temos, basta pedir na reserva.|Obrigada!|Até breve!
`;

const talks = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [trade, language, ...lines] = row.split("|");
    return { trade, language, lines };
  });

/** The talks that people of a language have, each begun by the contact and ended by the organization; else English ones. */
export function talksIn(language: string, trade: Trade): string[][] {
  const of = (wanted: string) => talks.filter((talk) => talk.trade === trade && talk.language === wanted);
  const own = of(language);
  return (own.length > 0 ? own : of("en")).map((talk) => talk.lines);
}
