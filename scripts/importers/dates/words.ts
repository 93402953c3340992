/** Names of months, and words of relative dates, in the languages that forums are read in. Without accents, in lower case. */

/** January to December, with the forms that dates have (genitives); names of one month have `/` between them. */
const MONTHS: Readonly<Record<string, string>> = {
  en: "january february march april may june july august september october november december",
  de: "januar/janner februar/feber marz/maerz/mrz april mai juni juli august september oktober november dezember",
  fr: "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  nl: "januari februari maart/mrt april mei juni juli augustus september oktober november december",
  pt: "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
  ca: "gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
  ro: "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie/noi decembrie",
  sv: "januari februari mars april maj juni juli augusti september oktober november december",
  da: "januar februar marts april maj juni juli august september oktober november december",
  nb: "januar februar mars april mai juni juli august september oktober november desember",
  fi: "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu",
  pl: "stycznia/styczen lutego/luty marca/marzec kwietnia/kwiecien maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpien wrzesnia/wrzesien pazdziernika listopada/listopad grudnia/grudzien",
  cs: "ledna/leden unora/unor brezna/brezen dubna/duben kvetna/kveten cervna/cerven cervence/cervenec srpna/srpen zari rijna/rijen listopadu/listopad prosince/prosinec",
  sk: "januara/januar februara/februar marca/marec aprila/april maja/maj juna/jun jula/jul augusta/august septembra oktobra novembra decembra",
  hu: "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
  hr: "sijecnja/sijecanj veljace/veljaca ozujka/ozujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studeni prosinca/prosinac",
  sr: "januar februar mart april maj jun/juni jul/juli avgust septembar oktobar novembar decembar",
  tr: "ocak subat mart nisan mayıs/mayis haziran temmuz agustos eylul ekim kasım/kasim aralık/aralik",
  id: "januari februari maret april mei juni juli agustus september oktober november desember",
  ru: "января/январь февраля/февраль марта/март апреля/апрель мая/маи июня/июнь июля/июль августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь",
  uk: "січня/сiчня лютого/лютии березня квітня травня червня липня серпня вересня жовтня листопада грудня",
  bg: "януари февруари март април маи юни юли август септември октомври ноември декември",
  el: "ιανουαριου/ιανουαριος φεβρουαριου μαρτιου/μαρτιος απριλιου μαιου/μαιος ιουνιου/ιουνιος ιουλιου/ιουλιος αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου",
};

/** Abbreviations that do not begin the name. */
const SHORT: Readonly<Record<string, number>> = { sept: 9, mrz: 3, mrt: 3, avg: 8, okt: 10, dez: 12, maj: 5 };

const tables = new Map<string, readonly (readonly string[])[]>(
  Object.entries(MONTHS).map(([lang, names]) => [lang, names.split(" ").map((name) => name.split("/"))]),
);

/** Lower case without accents; digits and letters of full width become common ones. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "")
    .toLowerCase()
    .normalize("NFC");
}

/**
 * @param word folded; a name of a month, or its first three or more letters
 * @param lang language of the page; its names go before those of others
 * @returns 1 to 12; undefined if the word names no month, or different months in different languages
 */
export function monthOf(word: string, lang: string | undefined): number | undefined {
  if (word.length < 3) return undefined;
  const own = tables.get(lang?.split("-")[0]?.toLowerCase() ?? "");
  const first = (own && monthIn(word, own)) ?? monthIn(word, tables.get("en") ?? []) ?? SHORT[word];
  if (first !== undefined) return first;
  const found = new Set(
    [...tables.values()].map((table) => monthIn(word, table)).filter((month) => month !== undefined),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

function monthIn(word: string, table: readonly (readonly string[])[]): number | undefined {
  const months = table.flatMap((names, index) => (names.some((name) => name.startsWith(word)) ? [index + 1] : []));
  const exact = table.findIndex((names) => names.includes(word)) + 1;
  return exact > 0 ? exact : months.length === 1 ? months[0] : undefined;
}

/** Units of "3 … ago"; what is longer than a day cannot be counted back to a day. */
export const UNITS: readonly { readonly unit: "second" | "minute" | "hour" | "day"; readonly words: RegExp }[] = [
  {
    unit: "second",
    words:
      /^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|second[oi]|seconden|секунд\S*|sekund\S*|秒钟?|秒鐘?|초)$/,
  },
  { unit: "minute", words: /^(?:m|mins?|minutes?|minuten?|minutos?|minut[oi]|минут\S*|minut\S*|分钟?|分鐘?|분)$/ },
  {
    unit: "hour",
    words: /^(?:h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|uur|uren|час\S*|godzin\S*|個?小時|个?小时|時間|시간)$/,
  },
  { unit: "day", words: /^(?:d|days?|tag|tagen?|jours?|dias?|giorn[oi]|dag(?:en)?|день|дня|днеи|dzien|dni|天|日|일)$/ },
];

/** Words around a number and a unit that say "ago". */
export const AGO =
  /\bago\b|^vor\b|^il y a\b|^hace\b|\bfa$|\bgeleden\b|^ha\b|\batras\b|назад|\btemu\b|前$|之前$|\bsedan\b|\bsiden\b|전$/;

/** Days that are counted from today. */
export const DAYS: readonly { readonly back: number; readonly words: RegExp }[] = [
  {
    back: 0,
    words:
      /^(?:today|heute|aujourd'?hui|hoy|oggi|vandaag|hoje|сегодня|dzisiaj|dzis|今天|今日|오늘|idag|i dag)\b|^(?:今天|今日|오늘|сегодня)/,
  },
  {
    back: 1,
    words: /^(?:yesterday|gestern|hier|ayer|ieri|gisteren|ontem|wczoraj|igar|i gar)\b|^(?:昨天|昨日|어제|вчера)/,
  },
  {
    back: 2,
    words: /^(?:vorgestern|avant-hier|anteayer|eergisteren|anteontem|przedwczoraj)\b|^(?:前天|一昨日|그저께|позавчера)/,
  },
];

/** "Just now", in one word or a few. */
export const NOW =
  /^(?:just now|a moment ago|moments ago|gerade eben|a l'?instant|ahora mismo|adesso|zojuist|agora|только что|przed chwila|刚刚|剛剛|刚才|剛才|たった今|방금)/;

/** Days of the week that fix the order of numbers, by their sign in Japanese and Chinese; Sunday first. */
export const WEEKDAY_SIGNS = "日月火水木金土";

/** Languages whose readers write the day before the month, by subtags from the most exact. */
const DAY_FIRST = new Set(
  (
    "de fr es it nl pt ru pl cs sk hr sr bg uk ro el tr da nb no sv fi id vi ca gl he ar " +
    "en-gb en-au en-nz en-ie en-in en-za"
  ).split(" "),
);

/** Order of day and month that a language has; undefined for one that has several. */
export function orderOfLanguage(lang: string | undefined): "dmy" | "mdy" | "ymd" | undefined {
  const [primary = "", ...rest] = (lang ?? "").toLowerCase().replaceAll("_", "-").split("-");
  const tags = [[primary, ...rest].join("-"), `${primary}-${rest.at(-1) ?? ""}`];
  if (tags.includes("en-us")) return "mdy";
  if (/^(?:zh|ja|ko|hu)$/.test(primary)) return "ymd";
  return tags.some((tag) => DAY_FIRST.has(tag)) || (primary !== "en" && DAY_FIRST.has(primary)) ? "dmy" : undefined;
}
