import type { About } from './about.ts';

/** What one word of a label says. */
type Sort = 'length' | 'time' | 'outage' | 'incident' | 'detect' | 'recover' | 'resolve' | 'downtime' | 'filler';

/** Stems of the words for an outage and what it did. */
export const outageStems =
  'ausf[aä]ll|störung|beeinträchtigung|unterbrechung|panne|interrup|indisponib|coupure|inactiv|inativ|inattiv|dysfonctionnement|malfunzionament|caída|corte|queda|falha|avería|impact|impatt|interruzion|disservizi|guast|storing|uitval|onderbreking|avbro?tt|avbrudd|störning|driftst[oa]pp|nedbrud|nede|forstyrrelse|häiriö|katko|awari|przest[oó]j|niedostępn|przerw|usterk|výpad|odstáv|nedostupn|poruch|сбо[йяею]|просто[йяею]|недоступн|авари|отказ|зб(?:ій|о[йюї])|простою|kesinti|arıza|leállás|kiesés|üzemzavar|διακοπή|întreruper|căder|gangguan|prekid|zasto|прекид|прекъсван|срив|ispad|izpad|испад|kvar|sutrikim|prastov|pārtrauk|dīkstāv|traucējum|katkestus|rike|seisak|interrupció|انقطاع|تعطل|توقف|عطل|تقطع|قطع|اختلال|תקל|השבת|הפסק|henti|หยุด(?:ให้บริการ|ทำงาน)?|ขัดข้อง|ล่ม|रुकावट|व्यवधान|障害|停止|故障|中断|中斷|停机|停機|事故|ダウン|影響|影响|장애|중단';
/** The same for an incident as a whole. */
export const incidentStems =
  'vorf[aä]ll|incid[eií]|incydent|инцидент|інцидент|olay|hændelse|hendelse|händelse|tapahtuma|insiden|sự cố|intsident|حادث|אירוע|घटना|เหตุการณ์|インシデント|事件|事象|인시던트';

/**
 * Stems of the words that labels are made of, in the languages that lengths are read in. `length` says alone that a
 * duration follows, `time` only beside what it is of.
 */
const stems: readonly (readonly [Sort, string])[] = [
  [
    'length',
    'dauer|durée|duración|duração|durata|durada|duur|varaktighet|längd|varighe[dt]|længde|lengde|kesto|trvání|trvanie|délk|dĺžk|trwania|длительност|продолжительност|тривал[іо]|продължителност|süre|időtartam|διάρκεια|durasi|trajanj|трајањ|truk(?:m|o)|ilgum|kestus|مدة|مدت|משך|ระยะเวลา|अवधि|所要時間|[継継持]続時間|持续(?:时间|时长)|持續時間|지속',
  ],
  [
    'time',
    'zeit|länge|temps|délai|tiempo|tempo|timp|tijd|tid|aika|aja|czas|dob|čas|врем|час|zaman|id[őe]|χρόνος|waktu|vr(?:ij)?eme|време|laik|aeg|وقت|زمن|زمان|זמן|เวลา|समय|時間|时间|时长|時長|用时|시간',
  ],
  ['outage', outageStems],
  ['incident', incidentStems],
  ['downtime', 'ダウンタイム|다운타임|downtime'],
  [
    'detect',
    'erkenn|entdeck|détec|détect|detec|detekc|detekt|rilev|ontdek|upptäck|opdag|oppdag|havai|wykryci|zjišt|odhal|обнаруж|выявл|виявл|tespit|algıla|észlel|felfedez|detectie|deteks|otkri|откри|aptik|atklā|avasta|كشف|اكتشاف|شناسایی|تشخیص|גילוי|זיהוי|ตรวจพบ|検知|検出|检测|发现|감지|발견',
  ],
  [
    'recover',
    'wiederherstell|entstör|rétabl|récup|recuper|restabl|restaur|ripristin|herstel|återställ|genopret|gjenopprett|palaut|toipu|przywr|napraw|obnov|восстан|відновл|kurtar|onarım|helyreáll|pemulih|oporav|опорав|възстанов|atkūr|atjauno|taast|استعادة|تعافي|بازیابی|התאוששות|שחזור|กู้คืน|復旧|復舊|恢复|恢復|복구',
  ],
  [
    'resolve',
    'lösung|beheb|résol|resoluci|resoluç|risoluzion|oploss|løsning|rozwiąz|vyřeš|vyrieš|разреш|решени|устранен|усунен|çözüm|megold|ratkais|penyelesai|rješav|rešev|решав|rezolv|επίλυσ|حل|פתרון|แก้ไข|समाधान|解決|解决|해결',
  ],
  [
    'filler',
    'skupn|ukupn|общ|כולל|الكلي|gesamt|total|totaal|łączn|całkowit|celkov|общ|toplam|teljes|kokonais|samlet|[全总總총のまで的까지의]',
  ],
];

const compiled = stems.map(([sort, spelling]) => [sort, new RegExp(`^(?:${spelling})`, 'iu')] as const);
/** Names of two syllables that are written apart. */
const phrases: readonly (readonly [Sort, RegExp])[] = [
  ['length', /(?<!\p{L})thời gian(?!\p{L})/giu],
  ['outage', /(?<!\p{L})(?:sự cố|gián đoạn|ngừng (?:hoạt động|dịch vụ)|mất dịch vụ)(?!\p{L})/giu],
  ['detect', /(?<!\p{L})phát hiện(?!\p{L})/giu],
  ['recover', /(?<!\p{L})(?:khôi phục|phục hồi)(?: dịch vụ)?(?!\p{L})/giu],
];
/** Words that only join others. */
const joining =
  /^(?:der|die|das|des|dem|من|إلى|حتى|של|عن|از|تا|untuk|hingga|sampai|layanan|za|do|i|на|за|до|līdz|iki|kuni|क[ाीे]|bis|zu[rm]|de|la|les?|du|[dl]|à|jusqu|aux?|el|los|las|hasta|al|d[oa]s?|até|ao?|os?|di|il|lo|dell?|dell[oae]|degli|dal|alla|fino|van|het|tot|till?|av|för|af|for|до|от|w|na|od)$/iu;

/**
 * What a name of a duration in another language than English means: `Ausfalldauer`, `czas trwania awarii`, `復旧までの時間`.
 * Every word of it has to be known; undefined for anything else.
 */
export function aboutForeign(name: string): About | undefined {
  const found = new Set<Sort>();
  const rest = phrases.reduce((text, [sort, phrase]) => {
    const without = text.replace(phrase, ' ');
    if (without !== text) found.add(sort);
    return without;
  }, name.normalize('NFC'));
  for (const written of rest.trim().split(/[\s'’-]+/u)) {
    // Arabic and Hebrew write the article against its word.
    const word = written.replace(/^(?:ال|لل|ה)(?=\p{L}{3})/u, '');
    const sorts = word === '' || joining.test(word) ? [] : sortsOf(word);
    if (!sorts) return undefined;
    for (const sort of sorts) found.add(sort);
  }
  if (found.has('downtime')) found.add('outage');
  else if (!found.has('length') && !found.has('time')) return undefined;
  const of = (['detect', 'recover', 'resolve', 'outage', 'incident'] as const).filter((sort) => found.has(sort));
  if (of.includes('detect')) return of.includes('recover') ? undefined : 'detect';
  if (of.includes('recover')) return 'recover';
  if (of.includes('resolve')) return 'resolve';
  if (of.includes('outage')) return 'impact';
  return of.includes('incident') || found.has('length') ? 'whole' : undefined;
}

/** What the parts of one word say: `Ausfall|dauer`, `復旧|まで|の|時間`; undefined where a part is not known. */
function sortsOf(word: string): Sort[] | undefined {
  const sorts: Sort[] = [];
  let rest = word;
  while (rest !== '') {
    const best = longest(rest);
    if (!best) return undefined;
    const [sort, length] = best;
    sorts.push(sort);
    rest = rest.slice(length);
    if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(rest)) continue;
    // Behind a stem stands an ending, or what a compound goes on with: `Störung|s|dauer`.
    const joint = /^\p{L}{0,4}?(?=(?:dauer|zeit|duur|tijd|tid|längd|længde|lengde|varighe[dt])(?:en|s)?$)/iu.exec(rest);
    if (!joint && rest.length > (length > 4 ? 7 : 4)) return undefined;
    rest = joint ? rest.slice(joint[0].length) : '';
  }
  return sorts;
}

function longest(text: string): [Sort, number] | undefined {
  let best: [Sort, number] | undefined;
  for (const [sort, spelling] of compiled) {
    const length = spelling.exec(text)?.[0].length ?? 0;
    if (length > (best?.[1] ?? 0)) best = [sort, length];
  }
  return best;
}
