import type { Milestone } from '../../model/vocabulary.ts';

/** Whole words in letters, and signs that stand against each other. */
const said = (words: string, signs: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])|${signs}`, 'iu');

/** Words by which rows in other languages tell a milestone: German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Japanese and Chinese. */
export const abroad: ReadonlyMap<Milestone, RegExp> = new Map([
  [
    'cause-introduced',
    said(
      'ausgerollt|aufgespielt|verteilt|freigeschaltet|eingeschaltet|geladen|installiert|chargée?s?|modifiée?s?|cargad[oa]s?|instalad[oa]s?|carregad[oa]s?|geladen|geïnstalleerd|wgrano|eingespielt|aktualisiert|umgestellt|Umzug beginnt|Release \\S+ (?:geht|ist) live|' +
        'déploiement|déployée?s?|mise (?:à jour|en production)|réindexation|' +
        'se (?:despliega|cambia|actualiza|instala)|despliegue|publicad[oa]|implantad[oa]|atualizad[oa]|distribuit[oa]|aggiornat[oa]|' +
        'uitgerold|verspreid|bijgewerkt|driftsätts|rullas ut|uppdateras|rulles ud|opdateres|rulles ut|oppdateres|wdrożenie|wdrożono|aktualizacja',
      '(?:を|が)(?:適用|変更|導入|切り?替え)|デプロイ|リリース|上线|发布',
    ),
  ],
  [
    'impact-start',
    said(
      'erste[rns]? (?:\\p{L}+ )?(?:Fehler|Ausfälle?|Abbrüche|Störung(?:en)?|Bestellung(?:en)?|Meldung(?:en)? über Fehler)|(?:fällt|fallen) aus|scheiter(?:t|n)|verlier(?:t|en) (?:die|das|den|ihre)|(?:zeig|nenn|druck)(?:t|en) (?:falsche|leere|keine|alte)\\p{L}*|bleib(?:t|en) (?:leer|dunkel|stumm|aus|stehen|hängen|weg)|läuft ab|klemm(?:t|en)|steigt über|sperr(?:t|en) sich|häng(?:t|en) (?:sich auf|fest)|friert ein|steh(?:t|en) still|(?:antworte|reagier|funktionier|starte)(?:t|n|en)? nicht(?: mehr)?|(?:schlägt|schlagen) fehl|bricht (?:ab|zusammen)|' +
        "premi(?:ère|er)s? (?:erreurs?|échecs?|refus|coupures?)|tombe(?:nt)? en panne|ne répond(?:ent)? plus|ne fonctionne(?:nt)? plus|s[’']arrête(?:nt)?|échoue(?:nt)?|plus aucune?|cesse(?:nt)? de|perd(?:ent)? (?:la|le|les|leur)|se fige(?:nt)?|se bloque(?:nt)?|reste(?:nt)? (?:vide|muette?|noire?|bloquée?)s?|erroné(?:e|s|es)?|" +
        'primer[oa]s? (?:rechazos?|errores|fallos?|caídas?)|dejan? de (?:responder|funcionar)|pierden? (?:la|el|su)|aparecen? vací[oa]s?|fallan|empiezan? a (?:dar|fallar|tardar|devolver)|se caen?|se (?:bloquean?|cuelgan?|congelan?|detienen?)|quedan? (?:en silencio|en blanco|bloquead[oa]s?|sin servicio)|no responden?|' +
        'primeir[oa]s? (?:erros?|falhas?|recusas?)|param? de (?:responder|funcionar)|(?:sai|saem) do ar|perdem? (?:a|o|sua)|aparecem? (?:vazi[oa]|em branco)s?|trava(?:m)?|fica(?:m)? (?:fora do ar|em branco|parad[oa]s?|mud[oa]s?)|recebem erros?|falham|falhas de \\p{L}+|não respondem?|' +
        'prim[ie] (?:errori|rifiuti|guasti)|smett(?:e|ono) di (?:rispondere|funzionare)|non rispond(?:e|ono)(?: più)?|falliscono|' +
        'eerste (?:fouten|storingen|mislukte)|(?:valt|vallen) (?:uit|weg)|mislukken|mislukt|verlie(?:st|zen) (?:de|het)|krij(?:gt|gen) een (?:witte|lege|zwarte) \\p{L}+|(?:loopt|lopen) vast|(?:blijft|blijven) (?:leeg|hangen|zwart)|(?:ligt|liggen) plat|(?:werkt|werken|reageert|reageren|start|starten) niet(?: meer)?|' +
        'första felen?|slutar (?:svara|fungera)|(?:fungerar|svarar|startar) inte|(?:starter|virker|svarer|fungerer) ikke|første fejl|første feil|går ned|' +
        'pierwsze (?:błędy|awarie|odmowy)|zatrzymuj(?:e|ą) się|przestaj(?:e|ą) (?:działać|odpowiadać)|tracą|traci|zawiesza(?:ją)? się|pada(?:ją)?|nie (?:działa|działają|odpowiada|odpowiadają)',
      '空白で|文字化け|遅延が|つながら|エラーに(?:な|変)|エラーが?(?:発生|増)|停止(?:した|する|し始)|応答し?な|利用でき(?:な|ません)|接続でき(?:な|ません)|失敗し|开始(?:报错|失败)|无法(?:访问|使用)',
    ),
  ],
  [
    'detected',
    said(
      'melde(?:t|n|te|ten)|ruf(?:t|en) [^.,;]{2,40} an|schreib(?:t|en) (?:an )?(?:den|dem) Support|gemeldet|bemerk(?:t|en|te|ten)|alarmiert|Alarm|schlägt an|schlagen an|beschwer(?:t|en) sich|reklamier(?:t|en)|wunder(?:t|n) sich|telefonier(?:t|en)|Hupe|Sirene|Warnleuchte|fällt auf|stell(?:t|en) fest|Beschwerden?|entdeck(?:t|en|te)|' +
        "signale(?:nt)?|(?:écri(?:t|vent)|appelle(?:nt)?|téléphone(?:nt)?) au (?:support|service client)|signalée?s?|alertée?s?|alertes?|(?:est|sont) (?:appelée?s?|prévenue?s?)|remarque(?:nt)?|(?:s['’]aperçoi(?:t|vent)|se rend(?:ent)? compte)|se déclenche(?:nt)?|téléphone(?:nt)?|détecte(?:nt)?|découvre(?:nt)?|appelle(?:nt)?|prévien(?:t|nent)|fait remonter|constate(?:nt)?|plaintes?|" +
        'avisad[oa]s?|avisan?|(?:salta|saltan|suena) (?:la|una|las) (?:\\p{L}+ )?alarmas?|alarmas?|se dan? cuenta|telefonean?|se quejan?|llaman?|comunica(?:n)?|nota que|observan?|alertas?|reportan?|detectan?|detectad[oa]|notifican?|quejas?|' +
        'acionad[oa]s?|avisa|alarme|percebem?|telefonam?|ligam?|nota(?:m)? que|liga(?:m)? para|relatam?|reportam?|detecta(?:m|d[oa])?|avisam?|notificad[oa]|reclamam?|' +
        'segnala(?:no|to|zion[ei])?|allarme|avvisat[oi]|rileva(?:to)?|' +
        'mel(?:dt|den)|bellen|belt (?:de|het|naar)|gemeld|opgemerkt|klachten|geeft het door|merkt|ziet|krijgt een (?:\\p{L}+ )?(?:melding|alarm|lampje|waarschuwing)|' +
        'larm(?:ar)?|rapporterar|anmäler|upptäcker|ringer|melder|opdager|oppdager|varsles|varslet|varsler|' +
        'zgłoszeni[ea]|dzwoni(?:ą)?|zgłasza(?:ją)?|zauważa(?:ją)?|wykryto|alarm',
      '連絡を受|電話(?:で|が)|アラート|検知|通報|問い合わせ|気づ|報告を受け|告警|报警|发现',
    ),
  ],
  [
    'acknowledged',
    said(
      'übernimmt|(?:wählt|loggt) sich ein|schaltet sich auf|meldet sich (?:an|am System)|antwortet(?=\\s*[.,;]|\\s*$)|übernehmen|sieht nach|sucht|suchen|schaut nach|quittier(?:t|en)|bestätigt (?:den|die|das) (?:Alarm|Meldung|Störung|Eingang)|nimmt (?:sich [^.,;]{2,40} )?an(?=\\s*(?:$|[.,;]))|untersuch(?:t|en|te)|Untersuchung beginnt|schaltet sich (?:ein|zu)|beginnt mit der (?:Analyse|Suche|Untersuchung)|(?:bin|sind|ist) dran|schau(?:e|en)? (?:es |das )?(?:mir|uns) (?:es |das )?an|(?:schaut|schauen|sieht|sehen) sich [^.,;]{2,40} an|' +
        "prend(?: [^.,;]{2,30})? en charge|prend(?:s)? (?:en note|la main)|cherche(?:nt)?|se connecte(?! pas)|(?:on|nous|je) (?:y )?regard(?:e|ons)|s['’]en (?:occupe|charge)|accuse réception|acquitte|prise? en (?:compte|charge)|confirme(?: avoir reçu)?(?= (?:le |la |les |l['’])?(?:problème|panne|incident|erreur|alerte|alarme|coupure|réception))|regarde(?:nt)?|enquête|commence (?:l[’']analyse|à chercher)|" +
        'acusa recibo|se pone (?:con|a)|(?<!no )se conecta(?: en remoto)?|contesta|si collega|(?:lo )?estamos (?:viendo|mirando|revisando|investigando|en ello)|(?:estamos|a gente está) (?:vendo|olhando|verificando|analisando)|stiamo (?:guardando|verificando|controllando)|confirma(?= (?:el |la |los |las |o |a |os |as )?(?:problem|fal[lh]|inciden|aver|err|alert|alarm|ca[ií]da|queda|recep|receb|recib))|atiende|toma el caso|se hace cargo|investigan?|empiezan? a (?:investigar|mirar|revisar)|revisan?|investigam?|começa(?:m)? a (?:analisar|procurar|verificar|olhar)|assume(?:m)? (?:[oa]s? |o )|reconhece|começam? a investigar|indaga(?:no)?|' +
        'onderzoek(?:t|en)|pakt (?:[^.,;]{2,40} )?op|neemt [^.,;]{2,40} aan|bekijkt|zoekt|bevestigt|kijkt (?:mee|naar)|kijken (?:mee|naar)|undersöker|felsöker|undersøger|undersøker|kigger på|ser på|' +
        'potwierdza(?= (?:problem|awari|błęd|błąd|alert|alarm|zgłosz|przyj))|szuka|zaczyna (?:szukać|badać|sprawdzać)|bada|sprawdza|przejmuje',
      '(?:調査|対応|確認)(?:を|に)?(?:開始|着手)|开始(?:排查|处理)',
    ),
  ],
  [
    'declared',
    said(
      '(?:Krisenstab|Störungsstab|Krisenteam|Lagestab|Einsatzleitung) (?:\\p{L}+ )?(?:einberufen|gebildet|tritt zusammen)|Vorfall (?:\\p{L}+ )?(?:ausgerufen|eröffnet|erklärt)|(?:Großstörung|Notfall|Störfall) (?:\\p{L}+ )?ausgerufen|' +
        "cellule de crise|incident (?:majeur )?(?:est )?(?:déclaré|ouvert)|on déclare (?:un|l[’'])incident|" +
        '(?:comité|gabinete) de (?:crisis|crise)|se declara (?:\\p{L}+ ){0,2}(?:contingencia|emergencia|alerta|nivel)|é declarad[oa] (?:contingência|emergência)|si dichiara (?:l[’])?(?:emergenza|incidente)|se abre (?:un |el )?incidente|se declara (?:la|una|el|un) (?:incidencia|incidente)|incidente (?:declarado|abierto|aberto)|incidencia (?:declarada|abierta)|' +
        'crisisteam|incident (?:geopend|uitgeroepen)|(?:ogłoszono|otwarto) incydent|sztab kryzysowy',
      'インシデントを?(?:宣言|発令)|対策本部を?設置|障害を?宣言',
    ),
  ],
  [
    'mitigated',
    said(
      'angehalten|von Hand|per Hand|selbst (?:ein|aus)|manuell|Notbetrieb|als Ersatz|ersatzweise|stattdessen|nur noch|\\p{L}*(?:auf|über) (?:die |den |das )?(?:Ersatz|Reserve|Not|Ausweich)\\p{L}+|Ersatzbetrieb|Behelf|Umgehung|Notlösung|abgeklemmt|schalten? [^.,;]{2,40} (?:ab|um)|manuel(?:le)?s?(?:ment)?|à la main|mode dégradé|secours|solution provisoire|pour compenser|à la place|remplacée?s? par|en attendant|sur papier|de emergencia|manualmente|de forma manual|a mano|provisional|à mão|contingência|provisóri[oa]|a mano|noodoplossing|ter plaatse|op papier|en papel|en su lugar|enquanto isso|mientras tanto|em vez|in plaats|alleen nog|zamiast|em papel|papierow\\p{L}+|handmatig|met de hand|contant|noodprocedure|omzeild|ręczn(?:ie|e|y|ego)|(?:przez|per|par|por|pelo|über|via) (?:(?:die|den|le|el|o|il) )?(?:megafon|megáfono|megafone|mégaphone|haut-parleurs?|Lautsprecher|altavo(?:z|ces)|alto-falantes?|głośnik\\p{L}*|telefon\\p{L}*|téléphone|teléfono|telefone|radio)|obejście|tymczasow[oey]|zurückgerollt|abgeschaltet|umgeleitet|désactivée?|annulée?|contournement|se desactiva|desactivad[oa]|revertid[oa]|desativad[oa]|disattivat[oa]|teruggedraaid|uitgezet|omgeleid|stängs av|slås fra|wycofano|wyłączono',
      '手書き|手作業|手動|暫定|迂回|代替|ロールバック(?:完了|した)|切り戻し(?:完了|た)|回滚(?:完成|了)',
    ),
  ],
  [
    'recovered',
    said(
      'wieder(?! (?:nicht|aus|ab|Fehler|weg|an der))|(?:läuft|laufen|funktionier(?:t|en)|geht|gehen|antworte(?:t|n)) wieder|wieder (?:da|vollständig|richtig|möglich|erreichbar|verfügbar|online|normal|in Ordnung)|behoben|wiederhergestellt|Normalbetrieb|' +
        'répond(?:ent)?(?: (?:de|à) nouveau)?|rétablie?s?|(?:de|à) nouveau|retour à la normale|fonctionne(?:nt)? (?:normalement|à nouveau|de nouveau)|refonctionne(?:nt)?|reviennent|est revenue?|tout est normal|normalement|(?:est|sont) à jour|' +
        'se restablecen?|todo normal|(?:con|a la) normalidad|vuelven?(?= a (?!fallar|caer|bloque|colgar|ocurrir)\\p{L}+|\\s*[(.,;]|\\s*$)|vuelven?(?= a (?:funcionar|responder|la normalidad)|\\s*[(.,;]|\\s*$)|restablecid[oa]s?|recuperad[oa]s?|de nuevo|normalidad|' +
        'volta(?:m)?(?= a (?!falhar|cair|travar|ocorrer)\\p{L}+)|voltam?(?= a(?:o)? (?:funcionar|responder|normal)|\\s*[(.,;]|\\s*$)|restabelecid[oa]s?|normalizad[oa]s?|' +
        'ripristinat[oaie]|di nuovo|tornat[oaie] (?:online|alla normalità)|' +
        '(?:werkt|werken|draait|draaien) weer|hersteld|is terug|zijn terug|weer(?! (?:niet|uit|weg|stuk|fouten))|weer (?:online|bereikbaar|beschikbaar)|' +
        '(?:fungerar|svarar) igen|återställ(?:d|t|da)|(?:kører|virker|svarer)(?: igen)?|oppe igen|tilbake til normalen|' +
        '(?:znów|znowu|ponownie) \\p{L}+|działa(?:ją)?(?: znowu| ponownie)?|przywrócon[oaey]|wznowion[oaey]',
      '正常な|復旧|正常に戻|回復した|正常化|再開|恢复(?:正常|了)?',
    ),
  ],
  [
    'resolved',
    said(
      'Entwarnung|(?:Krisenstab|Störungsstab|Einsatzleitung|Lagestab|Alarm(?:stufe)?|Notfall) (?:\\p{L}+ )?(?:aufgehoben|aufgelöst|entlassen)|(?:Ticket|Vorgang|Meldung|Fall|Einsatz) (?:\\p{L}+ )?(?:geschlossen|beendet|abgeschlossen)|(?:Vorfall|Störung) (?:\\p{L}+ )?(?:geschlossen|beendet|abgeschlossen)|Abschluss|Einsatzende|' +
        "clôture|fin de (?:l[’']alerte|la crise|l[’']astreinte|la cellule de crise)|cellule de crise (?:levée|dissoute)|incident terminé|fin de l[’']incident|incident (?:est )?(?:clos|clôturé|résolu|fermé)|" +
        'se levanta (?:la|el) (?:contingencia|emergencia|alerta)|fin de la (?:alerta|emergencia|contingencia|crisis)|fim d[oa] (?:alerta|emergência|contingência|crise)|fine dell[’](?:allerta|emergenza)|cessato allarme|sein veilig|einde (?:van het )?alarm|(?:alarm|stan) odwołany|koniec alarmu|por (?:cerrad|finalizad|concluid)[oa]|se cierra (?:la incidencia|el incidente)|incidencia (?:cerrada|resuelta)|incidente (?:cerrado|resuelto)|fin de la incidencia|' +
        "caso (?:encerrado|fechado)|chamado (?:encerrado|fechado)|ocorrência encerrada|incidente (?:encerrado|resolvido|fechado)|fim do incidente|incidente (?:chiuso|risolto)|fine dell[’']incidente|" +
        '(?:melding|ticket|storing) (?:gesloten|opgelost|afgesloten)|incident (?:gesloten|opgelost|afgesloten)|einde (?:van het )?incident|' +
        'incidenten (?:stängs|stängd|avslutad|avslutas)|ärendet stängs|(?:sagen|hændelsen|hendelsen|saken) (?:lukkes|lukket|afsluttes|afsluttet|avsluttes|avsluttet)|' +
        'sprawa zamknięta|zgłoszenie zamknięte|zamknięcie incydentu|incydent (?:zamknięty|rozwiązany)|koniec incydentu',
      'インシデントを?(?:終了|クローズ)|解決|収束|対応(?:を)?(?:完了|終了)|クローズ|终结|事件关闭',
    ),
  ],
]);

/** Nobody did it, it had no effect, or it is so for some. */
export const deniedAbroad = said(
  'niemand|nicht|keine?[rnms]?|nie|ohne Wirkung|wirkungslos|Hälfte|einige|teilweise|' +
    'personne|aucune?|pas|sans (?:effet|succès)|moitié|quelques|partiellement|' +
    'nadie|ningun[oa]?|sin (?:efecto|éxito)|mitad|algun[oa]s|parcialmente|' +
    'ninguém|não|nenhum|sem (?:efeito|sucesso)|metade|algun?s|' +
    'nessuno|non|senza (?:effetto|successo)|metà|alcun[ei]|' +
    'niet|niemand|geen|zonder (?:effect|resultaat)|helft|enkele|' +
    'inte|ingen|inget|ikke|utan effekt|uden effekt|uten effekt|hälften|halvdelen|några|nogle|noen|' +
    'nikt|bez (?:skutku|efektu)|nie pomaga|połowa|kilka|część',
  'ない|ません|なかった|せず|一部|半分|没有|部分',
);

/** Somebody else’s, in other languages: suppliers and hosts. */
export const othersAbroad = said(
  '\\p{L}*(?:dienstleisters?|lieferant(?:en)?|anbieters?|herstellers?)|prestataire|fournisseur|hébergeur|proveedor(?:a)?|fornecedor(?:a)?|provedor(?:a)?|fornitore|leverancier|dostawc[ay]|leverantör(?:en)?|leverandør(?:en)?',
  'ベンダー|プロバイダ|供应商',
);

/** Whoever is on duty, in any language. */
export const onDuty = said(
  'on-?call|duty (?:engineer|officer|manager)|\\p{L}*bereitschaft|diensthabende[rn]?|astreinte|de guardia|de plantão|plantonista|di turno|reperibile|wachtdienst|piket|dyżurn[yae]|jour(?:en|havande)|vakthavende|vagten',
  '当番|当直|值班',
);

/** Somebody is called, and has not come yet. */
export const isCalled = said(
  'wak(?:es?|ed|ing)|woke|paged|pages|call(?:s|ed)|phones?|notif(?:y|ies|ied)|alert(?:s|ed)?|inform(?:s|ed)?|weckt|alarmiert|gerufen|verständigt|informiert|appelée?|prévenue?|alertée?|réveill\\p{L}+|avisa(?:d[oa]|n)?|llaman?|acionad[oa]|gebeld|gewekt|budzi|powiadomion\\p{L}+|wezwan\\p{L}+',
  '呼び出|連絡|通知',
);

/** What is planned, new or done every night is no trouble, in any language. */
export const isRoutine = said(
  'scheduled|planned|routine|nightly|back-?up|update|upgrade|release|version|migra\\p{L}*|neue[rsnm]?|geplante?[rsn]?|nouve(?:au|l|lle)s?|prévue?s?|bascule|nuev[oa]s?|nov[oa]s?|programad[oa]s?|nieuwe?|gepland|now[aey]|planow\\p{L}+|normal\\p{L}*|without problems|opens?|begins?',
  '新しい|定例|定期',
);

/** Words that decide a milestone, and words that only suggest one. */
export const decisive: readonly [Milestone, RegExp][] = [
  ['cause-introduced', /\b(?:bug|fault|defect|regression)\b[^.]{0,60}\bis introduced\b/i],
  [
    'impact-start',
    /\b(?:outage|impact|incident) (?:begins|began|starts|started)\b|^start of incident\b|\bproblem starts\b/i,
  ],
  [
    'detected',
    /\b(?:automated )?(?:alert|alarm|monitoring) (?:fires|fired|detects|detected|pages|paged)\b|\bfirst alert\b/i,
  ],
  [
    'acknowledged',
    /\backnowledge[sd]? (?:the )?(?:alert|page|alarm|incident|receipt)\b|\b(?:engineers?|on-call)[^.]{0,30}\backnowledged?\b/i,
  ],
  [
    'declared',
    /\bincident (?:(?:is|was|formally|officially) )*declared\b(?! (?:as |to be )?(?:\w+ly )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored|under control))|\b(?:we|i|on-call|primary|commander|lead|manager|team) (?:then )?declare[sd]? (?:an? |it an? )?(?:SEV|P|S|severity )-?[0-5]\b|\bdeclare[sd]? (?:an?|the) incident\b(?! (?:as |to be )?(?:mitigated|resolved|over|closed|fixed|recovered|contained|stable|done|finished|ended|restored))/i,
  ],
  ['mitigated', /\b(?:issue|incident|impact) (?:is |was )?mitigated\b/i],
  [
    'recovered',
    /\bservice (?:is |was )?(?:(?:fully|back) )*(?:restored|recovered|operational|to normal)\b|\b(?:outage|impact) (?:ends|ended)\b|\bfully (?:recovered|restored|operational)\b/i,
  ],
  [
    'resolved',
    /\bincident (?:(?:is|was|officially|marked|as) )*(?:resolved|closed)\b|\bincident ends\b|(?<!\b(?:teams?|vendor|support) reports? )\ball[- ]clear\b(?! (?:is|was)? ?not)/i,
  ],
];
/** What stands before a row’s text and names its milestone: `Detection: a lot of alerts`. */
export const rowLabel = /^(?<label>\p{L}+(?: \p{L}+){0,3})\s*[:：]\s+\S/u;
const likely: readonly [Milestone, RegExp][] = [
  [
    'cause-introduced',
    /\b(?:(?<=^)deploy(?:s|ing)? \w+|deploy(?:s|ing)? (?:of|to|v?\d)|deployed|deployment|merged|released|release [\w.]+|upgrade[sd]?|rollout|rolled out|installed|replaced by|applied to|changes? (?:is |was |were )?applied|configuration (?:is |was )?changed|enabled|flashed|pushed(?! (?:back|through|by hand))|switched on)\b/i,
  ],
  [
    'impact-start',
    /\b(?:drops? to zero|vanish(?:es|ed)?|disappear(?:s|ed)?|take \d+ ?s(?:econds)? to|stop(?:s|ped)? \w+ing|start(?:s|ed)? (?:failing|degrading|crashlooping|returning|timing out)|beg[ai]n(?:s)? (?:to (?:fail|drop|fall|degrade|crash|slow|return|time out)|failing|falling|dropping|experiencing|returning)|r[ua]ns? out of|users? (?:start|begin)|problem started|expires?|(?:took|taking) longer)\b/i,
  ],
  [
    'detected',
    /\b(?:(?<!starts )report(?:s|ed)?|(?:users?|customers?|people|developers?|clients?|students?|teams?) (?:\w+ )?reporting|notic(?:es?|ed|ing)|alert(?:s|ed)?|alarms?|detect(?:s|ed)?|spotted|discover(?:s|ed)?|problem is identified|tickets? (?:\S+ )?(?:is |was |were |has been )?(?:opened|created|filed|raised|arriv\w+|c[ao]mes? in)(?! with)|(?:support|customer|first) tickets?(?! (?:is|was|were|has|opened|created|filed|raised))|(?:raised|opened|filed|files|opens|raises) an? (?:\w+ )?(?:issue|bug)|(?:is|was) opened,? reporting|(?:calls?|called|rings?|rang|phones?|phoned) (?:the )?(?:on-?call|ops|help ?desk|service desk|hot ?line|support(?: line)?|switchboard|engineers?)|pager (?:is |was |gets )?(?:triggered|rings|rang|goes off|went off|fires|fired)|(?:support|staff|help ?desk) (?:first )?(?:sees?|saw|hears?|heard)|(?:manager|desk|supervisor|officer|security|control room|operations|on-?call|maintenance|head office) (?:is |was |are |were )?(?:told|called|rung|alerted)|paged|pages(?= (?:the|us|me|on-?call|an?|our|primary|secondary|engineers?|ops|sre|@))|(?:monitor\w*|cloudwatch|pingdom|datadog|grafana|prometheus|nagios|uptime \w+|health ?checks?) notif(?:ies|ied)|(?:informed|notified) (?:us|me)|(?:we|staff|on-?call|engineers?|members?|admins?)(?: (?:is|was|were|are|got))? (?:notified|informed)|notified by|reach(?:es|ed|ing) out|complain(?:s|ed|t|ts)?|(?:users?|customers?|clients?|visitors?|members?|somebody|someone) (?:\w+ )?(?:tweets?|tweeted|(?:writes?|wrote)(?= (?:to us|to support|in\b|about))|calls?|called|emails?|emailed|asks?|asked)|(?:(?:e-?mails?|e-?mailed|texts|texted|messages|messaged) (?:us|the|our)\b|(?<!télé)phones?|phoned|telephon(?:es|ed)|radios|radioed|(?:tells?|told) (?:the )?(?:us|security|support|operations|ops|maintenance|it|desk|head office)|lets? us know|rings|rang|tweet(?:s|ed)|wakes?|woke)|sees "|spot(?:s|ted)|writes? to|wrote to|became aware|receiv(?:es|ed) (?:an? )?(?:email|mail|warning|message)|warning from)\b/i,
  ],
  [
    'acknowledged',
    /\b(?:investigations? (?:start(?:s|ed)|beg[ai]ns?|(?:is|was|were) started|commenced|into [^.]{3,40} commenced)|acknowledge[sd]?|start(?:s|ed)? (?:looking|investigating|(?:the |an? |root cause |initial )*investigation)|beg[au]n(?:s)? (?:looking|investigating|to investigate|(?:the |an? |initial )*investigation)|beg[ai]ns? (?:looking|investigating|to investigate|(?:the |an? |initial )*investigation)|picks? up(?! (?:as|again|where))|(?:is|are) on it\b|(?:starts?|started|begins?|began) (?:digging|debugging|looking)|on-?call (?:\w+ )?(?:joins|joined|responds|responded|takes over|took over)|root cause investigation started|acks?|ack['’]?ed|takes? the (?:page|call|alert|ticket|case)|took the (?:page|call|alert|ticket|case)|(?:is|am|are|['’]m|[,:]) on (?:it|the case)|(?:logs|logged|dials|dialled|dialed) in(?:to)?|(?:has|have|['’]ve) got (?:it|this)|handling (?:it|this)|(?:i['’]ll|i) take (?:it|this)|(?:joins|joined) the (?:\w+ )?(?:call|bridge|loop|channel|line)|confirm(?:s|ed) the (?:report|problem|issue|outage|fault)|takes? (?:this|it) over|took (?:this|it) over|(?:takes?|took) over(?=\s*(?:$|[.,;])| (?:and|from|as)\b)|(?:starts?|started|opens?|opened|joins?|joined) (?:a|the) (?:\w+ )?(?:call|bridge|channel|war ?room)|(?:is|are|am) looking|(?:looks?|looked) at|(?:takes?|took|has|had) a look|(?:is|arrives|arrived) on[- ]site|reads? (?:the|through the) logs)\b|(?:^[\p{L}-]+(?: [\p{L}-]+)? (?:from|of) (?:the )?[^.,;]{3,30}|(?:team|engineer|technician|operator|staff|on-?call)) (?:answers|answered|replies|replied|responds|responded|reacts|reacted)(?=\s*(?:[.,;]|$)| and\b| from\b)/iu,
  ],
  [
    'declared',
    /\bdeclar(?:es?|ed|ing) (?:it )?(?:an? )?(?:major incident|outage|emergency|(?:SEV|P|S|severity )[ -]?[0-5])\b(?! (?:\w+ )?(?:over|mitigated|resolved|closed))|\b(?:opens?|opened|raises?|raised|starts?|started) (?:an?|the) (?:major )?incident\b(?! (?:report|review|investigation|post))|\b(?:SEV|P|severity )[ -]?[0-5] (?:is |was )?(?:called|declared|opened|raised)\b|^(?:a )?(?:SEV|P|severity )[ -]?[0-5][.!]?$|\bcall(?:ing)? (?:it|this) (?:an? )?(?:SEV|P|severity )[ -]?[0-5]\b|\bmajor incident (?:is |was )?(?:opened|raised|called)\b|\b(?:crisis|emergency|incident) (?:team|cell|staff|group|board) (?:is |was )?(?:called|convened|formed|meets|met|assembled)\b|\b(?:severity|priority) (?:is |was )?(?:raised|set|upgraded|lifted) to\b|\b(?:state of )?emergency (?:is |was )?(?:called|declared)\b/i,
  ],
  [
    'mitigated',
    /\b(?:roll(?:ed|s) ?back|roll ?back (?:performed|completed?|done|finished)|(?:been |was |were |is |are )?revert(?:ed|s)|mitigated|workaround (?:applied|in place|deployed)|(?:hot)?fix (?:is |was )?(?:applied|deployed|released|merged|rolled out)|(?:switch(?:es|ed)?|mov(?:es?|ed)|fall(?:s|en)? back|fell back|fail(?:s|ed)? over|fall back) (?:[\w-]+ ){0,3}to (?:an? |the |our )?(?:\w+ )?(?:paper|fallback|back-?up|manual|spare|standby|secondary|old)|(?<!check\w* (?:\w+ )?)by hand|paper (?:forms?|lists?|slips?)|stop-?gap|(?:through|via|over|onto) the (?:old|spare|back-?up|second|standby)|instead(?= *(?:$|[.,;]))|(?:printed|hand-?written) (?:lists?|forms?|slips?|labels?)|bypass(?:es|ed)?|(?:shut|turned|switched) (?:down|off) to stop|(?:become|became|gets?|got) rare|(?:queue|backlog|error rate|load) (?:shrinks|shrank|eases|eased)|(?:sales|writes|imports|deliveries|releases|deploys|bookings|printing|dispatch|the job|jobs) (?:is |are |was |were |on hold|have been )?(?:paused|suspended|put on hold)|(?:we|they|staff|operators?|desk) (?:stop(?:s|ped)?|pause[sd]?) [a-z]+ing|over the (?:loudspeakers?|phone|radio)|by (?:phone|radio|megaphone|hand))\b/i,
  ],
  [
    'recovered',
    /\b(?:back to (?:normal|their normal|operation)|back operation\w*|recover(?:s|ed|y)?|restored|everything (?:is|was|seems|looks) (?:fine|ok(?:ay)?|good|normal)|back (?:online|up)|up and running|(?:launch|build|start|run)(?:s|es)?(?: and (?:launch|build|start|run)(?:s|es)?)? fine|(?<=^all (?:[\w-]+ ){1,3})(?:moves?|runs?|works?|responds?|answers?|succeeds?|goe?s? through|serves?)|work(?:s|ing)? (?:again|as (?:intended|expected)|fine)|(?:verified|confirmed)(?: as)? (?:working|operational|fixed|healthy|ok)|returns? to normal|resumed|(?:is|are|was|were|verified) (?:fully |all )?(?:operational|healthy)|all (?:\w+ )?(?:healthy|operational|working|fine|good)|(?:issue|problem) (?:is |was |has been )?(?:solved|fixed|resolved|gone)|solved the (?:issue|problem)|fix (?:works|worked|confirmed)|(?:5xx|50[0-4]s?|errors?|failures?|alerts?|timeouts?) (?:are|is) gone|(?:visible|available|reachable|usable|correct|complete) again|(?:times?|rates?|latency|load|traffic) (?:is |are )?normal(?: again)?$|no (?:more|further) (?:\w+ )?(?:errors|failures|alerts|issues|drops|losses|gaps|complaints|timeouts)|(?<!\b(?:fail|stall|stop|crash|hang|drop|die|break|fall|rise|climb|tr(?:y|ie)|check|restart|ask|happen|look|ring|call|down|slow)\w* )again(?=\s*(?:$|[.,;)]))|(?:comes?|came|are|is|was|were) back(?! (?:at|to (?:work|the office)))|once (?:more|again)|(?:at|to) full (?:speed|capacity)|answering (?:\w+ )?(?:again|calls|requests)|back in (?:service|use|place)|at (?:the|its|their) usual (?:rate|level|speed|pace)|(?:as usual|all good)$|error(?:s| rates?) (?:stop(?:s|ped)?|cease[sd]?|subside[sd]?|drop(?:s|ped)? (?:to zero|back)))\b/i,
  ],
  [
    'resolved',
    /(?<!\b(?:PR|PRs|MR|ticket|tickets|pull request|issue \d+|#\d+|thread|call|meeting)[^.]{0,12} )\b(?:resolved|closed|closing (?:the incident|this|it)|st(?:and(?:s|ing)?|ood) down|(?:ends?|ended) the (?:call-?out|call|incident|bridge)|incident (?:is |was )?over|mark(?:ed|ing)? (?:this |it )?(?:as )?(?:done|closed|resolved)|permanently fixed|sign(?:s|ed)? off|call(?:ing|s|ed)? it (?:done|over|a (?:day|night))|(?:crisis|emergency|incident|response) (?:team|cell|staff|group|board) (?:is |was )?(?:dismissed|disbanded|released|dissolved)|(?:emergency|alert|alarm) (?:is |was )?(?:lifted|called off|cancelled))\b|^(?:the )?ticket (?:is |was )?closed\b/i,
  ],
];
export const likelyOf = new Map(likely);
/** Somebody works on it, so that it has been seen. */
export const atWork =
  /\b(?:investigat\w*|troubleshoot\w*|diagnos\w*|debug\w*|incident (?:is |was )?(?:declared|raised|created|opened)|declared|looking into|look(?:s|ed)? (?:into|at)|identified|verif(?:y|ied|ication) (?:of )?the (?:issue|problem|timeout)|mitigat\w*|acknowledg\w*|confirm(?:s|ed) (?:the )?(?:issue|problem|outage|error)|ssh|war room)\b/i;
/** What a row says where nothing is wrong yet. */
export const allGood =
  /\b(?:passed|pass(?:es)?(?=\s*(?:$|[.,;])| (?:all|again|on)\b)|green|ok(?:ay)?|healthy|success(?:ful|fully)?|correct[aeos]*|fine|done|completed?|finished|erfolgreich|abgeschlossen|réussie?s?|terminée?s?|geslaagd|klart?|færdig|ferdig)\b|完了|成功/iu;
/** What does not work, in the words of a row. */
export const trouble =
  /\b(?:fail(?:s|ed|ing|ures?)?|errors?|5xx|not ?ready|unresponsive|unable|can ?not|can['’]t|could ?n[o'’]t|missing|wrong|broken|fr(?:ozen?|eez(?:es|ing))|(?:go|goes|went|gone|going|are|is|was|were) (?:just )?(?:dark|blank|silent|dead|missing|mute)|pil(?:e|es|ed|ing) up|zero (?:hits|results|rows)|nothing (?:arrives|arrived|comes|came|works|worked)|stand(?:s|ing)? still|stall(?:s|ed)?|black frames|blank|declin(?:es?|ed|ing)|(?:reads?|shows?|returns?) (?:0|zero|blanks?|nothing)(?![\w.])|loses?|doubled|garbled|(?:is|are|was|were) not being|(?:issue|problem)s?(?= (?:with|in|of|on|sign|logg|report|detect|occur|apply|for))|unschedu\w*|not (?:working|available|reachable|scheduled|operational|shipped|possible)|breaking|no data|no space left|killed|problems|unexpected(?:ly)?|inadvertent(?:ly)?|ungraceful(?:ly)?|disrupti\w+|high count|50[0-4]s?|4(?:29|xx)s?|unavailable|unreachable|inaccessible|(?:turned|sent) (?:back|away)|twice|duplicates?|(?:is|are|goes|go|went|was|were) (?:down|offline)|time-?outs?|timing out|timed out|degrad\w+|slow(?:s|ed|ness)?|refus(?:es?|ed)|rejected|crash(?:es|ed|ing|loop\w*)?|outage|spikes?|OOM\w*|oom-?kill\w*|stuck|pending|hangs?|full|exhausted|expire[sd]?|lost|drops?|dropped|ausgefallen|gestört|nicht erreichbar|Fehler|panne|erreurs?|caíd[ao]|errores|falhas?|erros?)\b|障害|エラー|停止|失敗/iu;

/** A line that tells of the whole incident, and not of a moment of it. */
export const ofAll =
  /^[\s*_•-]*(?:(?:issue |executive )?summary|duration|root cause(?: analysis)?)\s*[*_]*:|^(?:the |this )?(?:outage|incident|disruption) (?:lasted|occurred (?:from|between))\b/i;
/** Somebody is at work on it, so that it was seen before. */
export const responding =
  /\b(?:investigat\w+|troubleshoot\w*|war ?room|debugging|mitigat\w+|(?:incident )?response (?:team|call))\b/i;

/** A release and nothing else, whatever it is about: `Deploy timeout handling change`. */
export const aRelease = /^(?:we )?(?:deploy|merge|release|roll(?:ed|ing)? ?out|push|ship)(?:e?[ds]|ing)? [^.;,:]+$/i;

/** It has not happened yet, or is what is done about it. */
export const notYet = /\b(?:going to|about to|will|would|soon)\b/i;
export const aFix = /\b(?:a|the|hot|potential|possible) ?fix\b|\bto fix\b/i;
export const negated =
  /\b(?:not|never|no longer|\w+n['’]t|cannot|unable|until|if|whether|would|(?<!\b(?:as|where|what|how|than) (?:they|it|all|everything) )should|partially|temporarily|attempt(?:s|ed|ing)?)\b/i;

/** “The investigation of the outage began”: what began is no outage. */
export const ofSomethingElse =
  /\b(?:of|into|on|about|for|around|regarding|after|before|during|since|to|with|in)\s+(?:(?:the|this|that|our|an?|each)\s+)?(?:\w+\s+)?$/i;

/** `nina: the label service is down`, a line of a chat. */
export const speaks = /^[\p{L}][\p{L}\d._-]{1,20}:\s/u;
/** A last row of a word or two ends the story: `Stood down`, `Abgemeldet`. */
export const lastWord = /^(?:[^\s]+(?:\s+[^\s]+)?|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{2,6})[.!。]?$/u;
