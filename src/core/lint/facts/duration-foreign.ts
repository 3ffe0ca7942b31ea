import type { Postmortem } from '../../model/postmortem.ts';
import type { Length } from '../../text/length.ts';
import type { Said } from './about.ts';
import { incidentStems, outageStems } from './foreign-label.ts';
import { isPartial } from './reported.ts';
import type { Telling } from './telling.ts';
import { namesWhatBroke } from './what-broke.ts';

/** What happened, in words of other languages: an incident, an outage. */
export const foreignThing = `(?<thing>(?:${outageStems}|${incidentStems})\\p{L}*?)`;
const isIncident = new RegExp(`^(?:${incidentStems})`, 'i');
const foreignBefore = new RegExp(
  `${foreignThing}[^.;:,()。、]{0,24}(?:dauerte|währte|a duré|dura|duró|ha durado|durou|è durat[oa]|durò|zog sich(?: über| auf)?|s['’]est (?:prolongée?|étalée?|poursuivie?) (?:pendant|sur|durant)|se (?:prolongó|extendió|alargó) (?:durante|por|a lo largo de)|(?:se )?prolongou(?:-se)? por|estendeu-se por|si è (?:protratt[oa]|prolungat[oa]) per|è proseguit[oa] per|duurde|varade|varede|varte|pågick|pågikk|kesti|trwał[ao]?|utrzymywał[ao]? się przez|trval[ao]?|длил[а-я]{2,3}|продолжал[а-я]{2,3}|трива(?:в|л[аои])|tartott|a durat|διήρκεσε|продължи|trajao|trajala|(?:đã )?kéo dài|berlangsung(?: selama)?|trajal[ao]?|truko|ilga|kestis|va durar|נמשכ?[הוךת]*|(?:กิน|ใช้)?(?:เวลา)?นาน|は|が|持续了?|持續了?|은|는|이|가|속)\\s*(?:insgesamt |en tout |en total |i )?$`,
  'iu',
);
/** Where the verb stands first: `استمر الانقطاع 3 ساعات`. */
const foreignVerbFirst = new RegExp(
  `(?<!\\p{L})(?:استمرت?|دامت?|استغرقت?) (?:ال)?${foreignThing}[^.;:,()]{0,24}$`,
  'iu',
);
/** Verbs that come apart: `hielt 2 Stunden an`, `hield 2 uur aan`. */
const foreignHeld = new RegExp(`${foreignThing}[^.;:,()]{0,24}(?:(?<!\\p{L})(?:hielt|hield))\\s*$`, 'iu');
const foreignHas = new RegExp(`${foreignThing}[^.;:,()]{0,24}\\bhat\\s*(?:insgesamt )?$`, 'iu');
/** Where the verb stands behind the length: `Kesinti 3 saat sürdü`. */
const foreignFirst = new RegExp(`${foreignThing}[^.;:,()]{0,24}$`, 'iu');
/** `サービスは5時間停止した`, `服务中断了6小时`: the service, and what it did before or behind the length. */
const foreignStopped =
  /(?<thing>サービス|サイト|システム|アプリ|服务|系统|网站|平台|서비스|사이트|시스템)[^。、，,.;]{0,8}(?:は|が|은|는|이|가|(?<verb>中断|停机|宕机|瘫痪|不可用)了?)\s*$/u;
const foreignStops =
  /^ ?(?:間|동안)?(?:にわたり|にわたって)? ?(?:停止|中断|ダウン|利用でき(?:ません|な)|使えな|중단|멈)/u;
/** In other languages: what somebody says or somebody else had, what ought to be, a part. */
export const foreignDoubt =
  /(?<!\p{L})(?:\p{L}*[Aa]nbieters?|\p{L}*[Ll]ieferanten?|\p{L}*[Dd]ienstleisters?|fournisseur|hébergeur|prestataire|proveedor|fornecedor|fornitore|leverancier|sagte|laut|angeblich|sollte|würde|könnte|darf|dürfte|pro|jede[rnms]?|teilweise|selon|d['’]après|aurait|devrait|chaque|par (?:jour|semaine|mois|an|heure)|según|dijo|debería|habría|cada|segundo o|disse|deveria|secondo|dovrebbe|ogni|volgens|zou|moet|förväntad|enligt|ifølge|według|podle|göre|prema|според|anot|menurut|theo|وفق[اً]*|حسب|بحسب|قالت?|לדברי|לפי|طبق|के अनुसार|по словам|должен|кажд\p{L}+|letzte[rnms]?|vorige[rnms]?|frühere[rnms]?|dernière?|précédente?|anterior|pasad[oa]|passad[oa]|scors[oa]|vorige|förra|poprzedni\p{L}*|прошл\p{L}+)(?!\p{L})|によると|とのこと|予定|べき|毎|一部|前回|据|应该|预计|部分|上次|따르면|예정|일부|지난/iu;

/** `Der Ausfall dauerte 2 Stunden`, `La panne a duré 2 heures`, `障害は2時間続いた`, `Kesinti 2 saat sürdü`. */
function lastedClaim(ahead: string, behind: string, text: string): Said | undefined {
  const found =
    foreignBefore.exec(ahead) ??
    foreignVerbFirst.exec(ahead) ??
    (/^ (?:lang )?gedauert(?!\p{L})/u.test(behind) ? foreignHas.exec(ahead) : null) ??
    (/^ (?:lang )?(?:an|aan)(?!\p{L})/u.test(behind) ? foreignHeld.exec(ahead) : null) ??
    (/^ (?:boyunca |át |keresztül )?(?:sürdü|devam etti|tartott|طول کشید|(?:तक )?(?:चल[ाी]|रह[ाी]))(?!\p{L})|^ (?:lang )?(?:duurde|geduurd)(?!\p{L})/u.test(
      behind,
    )
      ? foreignFirst.exec(ahead)
      : null);
  if (foreignDoubt.test(text) || isPartial(text)) return undefined;
  const stopped = foreignStopped.exec(ahead);
  if (stopped && (stopped.groups!['verb'] !== undefined || foreignStops.test(behind)))
    return { about: 'impact', subject: stopped.groups!['thing']! };
  if (!found) return undefined;
  if (
    /[はが은는이가]\s*$/.test(ahead) &&
    !/^ ?(?:間|ほど|程度|にわたって?|に渡り|동안|간|정도)? ?(?:続|継続|つづ|に及|発生|지속|계속|이어)/.test(behind)
  )
    return undefined;
  const thing = found.groups!['thing']!;
  return {
    about: isIncident.test(thing) ? 'whole' : 'impact',
    subject: thing,
  };
}

/** `Der Vorfall wurde nach 2 Stunden behoben`, `l’incident a été résolu au bout de 2 heures`. */
const foreignEnded = new RegExp(
  `${foreignThing}[^.;:()]{0,40}(?:nach|innerhalb von|au bout de|après|en moins de|en|tras|después de|al cabo de|após|depois de|em|dopo|in|na|efter|po|через)(?: [\\p{L}]+)?\\s*$`,
  'iu',
);
const foreignSolved =
  /(?<!\p{L})(?:behoben|gelöst|beseitigt|beendet|résolue?s?|réparée?s?|corrigée?s?|rétablie?s?|resolvi(?:ó|eron|do|da)|resuelt[oa]s?|solucion(?:ó|ad[oa])|resolvid[oa]s?|risolt[oaie]|opgelost|verholpen|løst|löstes?|rozwiązan[aoy]|устран[её]\p{L}+)(?!\p{L})/iu;

/** `Nach 20 Minuten lief alles wieder`, `après 2 heures, tout fonctionnait de nouveau`. */
const foreignLead =
  /^\s*(?:erst |schon |bereits |seulement |solo |só |pas |först )?(?:nach|après|au bout de|tras|después de|al cabo de|após|depois de|dopo|na|efter|etter|po|через)\s*$/iu;
const foreignWhole = new RegExp(
  `(?<!\\p{L})(?:alles|alle|tout|tous|todo|todos|tudo|tutto|tutti|allt|alla|wszystko|всё|все|service|Dienst|Betrieb|servicio|serviço|servizio|tjänsten|usługa|${foreignThing.slice('(?<thing>'.length, -1)})(?!\\p{L})`,
  'iu',
);
const foreignBack =
  /(?<!\p{L})(?:wieder|erneut|de nouveau|à nouveau|rétablie?|otra vez|de nuevo|restablecid[oa]|de novo|novamente|restabelecid[oa]|di nuovo|nuovamente|ripristinat[oa]|weer|opnieuw|hersteld|igen|åter|återställd|znów|znowu|ponownie|снова|opgelost|behoben|vorbei|działało)(?!\p{L})/iu;

/** `Anderthalb Stunden lang ließ sich nichts drucken`, `pendant 2 heures, personne n’a pu payer`. */
const foreignNothing =
  /(?<!\p{L})(?:nichts|niemand|kein(?:e[rns]?)?|nicht|personne n[e’']|rien n[e’']|aucune?|nadie|nada|ningun[oa]?|ninguém|nessun[oa]?|niente|niemand|niets|geen)(?!\p{L})/iu;

/** What could not be done, whatever it is called, `§` for the length: `Kartenzahlungen waren 2 Stunden lang nicht möglich`. */
const foreignFailed =
  /^\s*\p{L}[^.;:()]{2,60} (?:fiel(?:en)? (?:für )?§(?: lang)? aus(?!\p{L})|(?:waren|war|wurden) §(?: lang)? (?:nicht möglich|unmöglich|gestört|nicht verfügbar|abgelehnt|zurückgewiesen)|(?:a|ont) été (?:refusée?s?|rejetée?s?|indisponibles?|interrompue?s?) pendant §|(?:fallaron|falló|fue(?:ron)? rechazad[oa]s?) durante §|(?:falharam|falhou|foram recusad[oa]s) (?:durante|por) §|(?:sono|è) stat[aeio] (?:rifiutat[aeio]|respint[aeio]|interrott[aeio]) per §)/iu;

const remained =
  '(?:blieb(?:en)?|restée?s?|rest(?:a|èrent)|quedó|quedaron|permaneci(?:ó|eron)|ficou|ficaram|permanec(?:eu|eram)|rimast[oaie]|rimase(?:ro)?|bleef|bleven|förblev|forble[v]?|pozostał[aoy]?|zostały)';
const wasAt =
  '(?:war(?:en)?|standen?|mussten?|a été|ont été|était|étaient|sont|est|estuvo|estuvieron|estaba|esteve|estiveram|sono|è|furono|was|waren|zat(?:en)?|var|satt|było|był[ay]?|byli)';
const withoutWord = '(?:ohne|sans|sin|sem|senza|zonder|utan|uten|uden|bez)';
const forWord = '(?:während|pendant|durant|durante|por|per|gedurende|i|in|przez|voor)';
/** Who had to do without, what stayed as it was or was gone, `§` for the length: `De trams zaten § zonder radio`, `Radion var borta i §`. */
const remainedSo = new RegExp(
  `^\\s*\\p{L}[\\p{L}’' -]{1,40}? (?:${remained}|${wasAt}) (?:(?:\\p{L}+ )?${withoutWord} \\p{L}+(?: ${forWord})? §|§(?: lang)? ${withoutWord} \\p{L}+)|^\\s*\\p{L}[\\p{L}’' -]{1,40}? (?:(?:sont|est|è|sono) )?${remained} (?:§(?: lang)? \\p{L}+|\\p{L}+ ${forWord} §)|^\\s*\\p{L}[\\p{L}’' -]{1,30}? ${wasAt} (?:§(?: lang)? )?(?:borta|weg|fort|disparue?s?|desaparecid[oa]s?|fuera|via|scompars[oaie]|zniknę\\p{L}+)(?: ${forWord} §)?(?!\\p{L})`,
  'iu',
);

/** States in which nothing works, however it is called. */
const badState =
  /(?<!\p{L})(?:dunkel|leer|stumm|blind|tot|kalt|gesperrt|blockiert|stehen|froide?s?|vides?|muette?s?|muets?|noire?s?|bloquée?s?|éteinte?s?|à l['’]arrêt|vací[oa]s?|mud[oa]s?|parad[oa]s?|bloquead[oa]s?|apagad[oa]s?|a oscuras|vazi[oa]s?|desligad[oa]s?|ferm[aieo]|vuot[aieo]|mut[aieo]|bloccat[aieo]|spent[aieo]|fredd[aieo]|leeg|donker|dood|koud|geblokkeerd|mörka?|tysta?|puste?y?|ciemne?y?)(?!\p{L})/iu;

/** `De pompen stonden § stil`, `nie działały przez §`, `ne fonctionnaient plus pendant §`, `ポンプは§止まっていた`. */
const didNothing =
  /^\s*\p{L}[\p{L}’' -]{1,40}? (?:(?:standen?|stonden|stond) §(?: lang)? stil(?:l)?|(?:funktionierten?|liefen?|gingen?|arbeiteten?|antworteten?|reagierten?) §(?: lang)? nicht|ne (?:fonctionn|march|répond)(?:ait|aient) (?:pas|plus) (?:pendant|durant) §|n['’]ont (?:pas|plus) (?:fonctionné|répondu) (?:pendant|durant) §|no (?:funcionaron|funcionó|respondieron|respondió) (?:durante|por) §|não (?:funcionaram|funcionou|responderam|respondeu) (?:durante|por) §|non (?:hanno|ha) (?:funzionato|risposto) per §|(?:werkten?|deden|deed|reageerden?) (?:het )?§(?: lang)? niet|(?:fungerade|svarade|virkede|svarede|fungerte|svarte) (?:inte|ikke) (?:på|i) §|(?:stod|sto) stilla? i §|nie (?:działał[aoy]?|działali|odpowiadał[aoy]?) przez §)(?!\p{L})|^[^、。,.\s]{2,16}(?:は|が)§(?:間)?(?:にわたり|にわたって)?(?:、)?(?:止ま(?:って|り|った)|停止し|動か(?:な|ず)|使え(?:な|ず)|利用でき(?:な|ま)|つながら|応答し(?:な|ま))|^§(?:間)?(?:にわたり|にわたって)?、?[^、。\s]{1,14}(?:でき(?:な|ず|ませ)|使え(?:な|ず|ませ)|つながら)/iu;

/** `Es dauerte §, bis jemand etwas bemerkte`, `il a fallu § pour rétablir le service`. */
const passedUntil =
  /^\s*(?:es (?:dauerte|vergingen)|il (?:a fallu|nous a fallu|s['’]est écoulé)|(?:tardamos|se tardó|pasaron|hicieron falta)|(?:demoramos|levamos|levou|foram precisos|passaram-se)|ci (?:sono volut[eio]|è volut[ao]|abbiamo messo)|het duurde|det tog|det tok|minęł[oay]|upłynęł[oay]) §,? (?<end>[^.;:]{4,60})$/iu;
const isSeenEnd =
  /(?<!\p{L})(?:(?:be)?merkt\p{L}*|entdeckt\p{L}*|auffiel|aufgefallen|apercev\p{L}+|remarqu\p{L}+|détect\p{L}+|cuenta|detect\p{L}+|notar\p{L}*|perceb\p{L}+|accorger\p{L}*|rilevar\p{L}*|merkte\p{L}*|ontdekt\p{L}*|märkte|upptäckte|opdagede|oppdaget|opgemerkt|rilevat\p{L}+|scopert\p{L}+|zauważy\p{L}+|wykry\p{L}+)(?!\p{L})/iu;
const isBackEnd =
  /(?<!\p{L})(?:(?:alles|der (?:Dienst|Betrieb)) wieder|rétabl\p{L}+ (?:le|la|tout)|restablecer (?:el|la|todo)|restabelecer [oa]|ripristinare (?:il|la|tutto)|(?:alles|de dienst) weer|allt (?:fungerade|var) |wszystko (?:znów|znowu))(?!\p{L})/iu;

/** `Bemerkt haben wir es erst nach 20 Minuten`, `nous ne l’avons remarqué qu’au bout de 20 minutes`, `§` for the length. */
const foreignSeen =
  /^\s*(?:(?:bemerkt|entdeckt|aufgefallen) (?:haben wir|wurde|ist) (?:es|das|er|sie|uns das)|(?:wir|man) (?:bemerkten?|entdeckten?|merkten?) (?:es|das)|(?:nous|on) ne (?:l['’])?(?:avons|a) (?:remarqué|détecté|découvert)|(?:lo |nos )?(?:notamos|detectamos|descubrimos|dimos cuenta)|só (?:percebemos|notamos)(?: isso)?|(?:wij|we) (?:merkten|ontdekten) (?:het|dit)|zauważyliśmy to|vi (?:märkte|upptäckte|opdagede|oppdaget) det) (?:erst |qu['’]|sólo |solo |só |pas |dopiero |först |først )?(?:nach|au bout de|après|a los|tras|después de|após|depois de|na|po|efter|etter) §\s*[.]?\s*$/iu;

const untilSeen =
  /^(?:.*[。、])?(?:最初の)?(?:(?:障害|異常|問題|故障|장애|이상)(?:の|を|에|를|이)?\s?)?(?:検知|検出|检测|发现|감지|발견)(?:する|される)?(?:まで|之前|前|까지)(?:に|は|には)?$/u;
/** Noticed somewhere else, or by others, as well. */
const alsoThere =
  /(?<!\p{L})(?:auch|ebenfalls|également|aussi|también|também|anche|ook|också|også|również|тоже|также)(?!\p{L})/iu;

/** `Der Ausfall wurde nach 20 Minuten bemerkt`, `Nach 20 Minuten wurde der Ausfall bemerkt`, `検知までに20分かかった`. */
function isSeenAfter(ahead: string, behind: string): boolean {
  if (untilSeen.test(ahead.trimEnd())) return /^ ?(?:間|程度|ほど)?(?:かかっ|を要し|걸렸|걸린)/u.test(behind);
  const said = /^[^.;:()]{0,50}/u.exec(behind)![0];
  if (alsoThere.test(said) || /\b(?:the|were)\b/i.test(`${ahead} ${said}`)) return false;
  if (foreignEnded.test(ahead)) return isSeenEnd.test(`${ahead} ${said}`) && !foreignSolved.test(`${ahead} ${said}`);
  return foreignLead.test(ahead) && isSeenEnd.test(said) && new RegExp(foreignThing, 'iu').test(said);
}

function endedClaim(ahead: string, behind: string, text: string, postmortem: Postmortem): Said | undefined {
  if (foreignDoubt.test(text) || isPartial(text)) return undefined;
  if (foreignEnded.test(ahead) && foreignSolved.test(`${ahead} ${/^[^.;:()]{0,30}/.exec(behind)![0]}`))
    return { about: 'end', subject: 'recovery', atMost: true };
  if (
    foreignLead.test(ahead) &&
    /^(?:,| (?:lief(?:en)?|war(?:en)?|ging(?:en)?|funktionierten?|standen?|wurden?|was|werkten?|var|fungerade|wszystko|tout|todo|tudo|tutto)(?!\p{L})) ?[^.;:()]{3,60}[.]?\s*$/u.test(
      behind,
    ) &&
    isBackAbroad(behind)
  )
    return { about: 'end', subject: 'recovery' };
  if (foreignFailed.test(`${ahead}§${behind}`)) return { about: 'impact', subject: 'impact', atMost: true };
  const filled = `${ahead}§${behind}`;
  if (
    remainedSo.test(filled) &&
    (badState.test(filled) || namesWhatBroke(filled, postmortem)) &&
    filled.includes('§') &&
    !/\b(?:the|was|were|for|and)\b/i.test(filled.replace(/^.*?§/s, '§').slice(0, 40))
  )
    return { about: 'impact', subject: 'impact', atMost: true };
  if (didNothing.test(filled)) return { about: 'impact', subject: 'impact', atMost: true };
  const end = passedUntil.exec(filled.replace(/[.]\s*$/, ''))?.groups!['end'];
  if (end !== undefined && isSeenEnd.test(end)) return { about: 'detect', subject: 'detection' };
  if (end !== undefined && isBackEnd.test(end)) return { about: 'end', subject: 'recovery', atMost: true };
  if (foreignSeen.test(filled) || isSeenAfter(ahead, behind)) return { about: 'detect', subject: 'detection' };
  const isLead = /^\s*(?:pendant|durante|per|während|ganze|volle)?\s*$/iu.test(ahead);
  if (isLead && /^(?: lang)?,? [^.;:()]{3,60}$/u.test(behind.replace(/[.]\s*$/, '')) && foreignNothing.test(behind))
    return { about: 'impact', subject: 'impact', atMost: true };
  return undefined;
}

/** Whether what stands behind a length says that all of it was well again. */
function isBackAbroad(behind: string): boolean {
  return foreignWhole.test(behind) && foreignBack.test(behind);
}

const foreignDown =
  /(?<!\p{L})(?:war(?:en)?|blieb(?:en)?|a été|ont été|est restée?|sont restée?s|était|étaient|estuvo|estuvieron|quedó|ficou|ficaram|esteve|è rimast[oaie]|è stat[oaie]|was|waren|var|lag|lagen|låg|lå|był[ayo]?)(?!\p{L})[^.;:,()]{0,40}$/iu;
const foreignDownWords =
  /(?<!\p{L})(?:(?:nicht|un)[- ]?(?:erreichbar|verfügbar|nutzbar|benutzbar)|offline|gestört|ausgefallen|indisponibles?|inaccessibles?|hors service|en panne|ca[ií]d[oa]s?|inaccesibles?|no disponibles?|fuera de (?:servicio|línea)|indispon[ií]ve(?:l|is)|fora do ar|inacess[ií]ve(?:l|is)|non (?:raggiungibil|disponibil|accessibil)[ei]|irraggiungibil[ei]|(?:niet|on)[- ]?(?:bereikbaar|beschikbaar)|otillgängliga?|nere|utilgængelige?|nede|plat|eruit|lahm|brach|niedostępn[aey]|niedostępny)(?!\p{L})/iu;
const foreignService =
  /^\s*(?:(?:der|die|das|unser[e]?|le|la|les|notre|el|los|las|nuestr[oa]|o|a|os|as|nosso|nossa|il|lo|i|gli|nostr[oa]|de|het|onze) |l['’])?(?:gesamte |ganze |totalité du )?(?:Dienst|Service|Website|Webseite|Seite|Shop|Plattform|Anwendung|System|API|site|plateforme|application|système|service|servicio|sitio|plataforma|aplicación|sistema|serviço|aplicação|servizio|sito|piattaforma|applicazione|dienst|tjänsten|sajten|systemet|webbplatsen|tjenesten|siden|systeem|usługa|usługi|serwis|strona|aplikacja)(?!\p{L})/iu;

/** `Der Dienst war 2 Stunden lang nicht erreichbar`, `le site a été indisponible pendant 2 heures`. */
function downClaim(ahead: string, behind: string, text: string): Said | undefined {
  if (!foreignDown.test(ahead) || !foreignService.test(ahead) || foreignDoubt.test(text) || isPartial(text))
    return undefined;
  // `API was offline for 2 hours` is English.
  if (/\bwas\b/.test(ahead) && /\b(?:for|and)\b|\b(?:hours?|minutes?|days?)\b/.test(text)) return undefined;
  const words = foreignDownWords.exec(ahead) ?? foreignDownWords.exec(/^[^.;:,()]{0,40}/.exec(behind)![0]);
  return words ? { about: 'impact', subject: 'impact' } : undefined;
}
/** What the words around a length say of it in other languages than English. */
export function foreignClaim(
  { text: written }: Telling,
  { start, end }: Length,
  postmortem: Postmortem,
): Said | undefined {
  const ahead = written.slice(0, start);
  const behind = written.slice(end);
  // `Per due ore` says for how long, and of what no part.
  const text = ahead.replace(/\bper $/i, '') + written.slice(start);
  return (
    lastedClaim(ahead, behind, text) ?? downClaim(ahead, behind, text) ?? endedClaim(ahead, behind, text, postmortem)
  );
}
