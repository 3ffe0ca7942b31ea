import type { Milestone } from '../../model/vocabulary.ts';

/** Whole words in letters, and signs that stand against each other. */
const said = (words: string, signs: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])|${signs}`, 'iu');

/** Words by which rows in other languages tell a milestone: German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Japanese and Chinese. */
export const abroad: ReadonlyMap<Milestone, RegExp> = new Map([
  [
    'cause-introduced',
    said(
      'ausgerollt|aufgespielt|geladen|installiert|chargée?s?|modifiée?s?|cargad[oa]s?|instalad[oa]s?|carregad[oa]s?|geladen|geïnstalleerd|wgrano|eingespielt|aktualisiert|umgestellt|Umzug beginnt|Release \\S+ (?:geht|ist) live|' +
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
      'melde(?:t|n|te|ten)|ruf(?:t|en) [^.,;]{2,40} an|schreib(?:t|en) (?:an )?(?:den|dem) Support|gemeldet|bemerk(?:t|en|te|ten)|alarmiert|Alarm|schlägt an|schlagen an|beschwer(?:t|en) sich|telefonier(?:t|en)|Hupe|Sirene|Warnleuchte|fällt auf|stell(?:t|en) fest|Beschwerden?|entdeck(?:t|en|te)|' +
        "signale(?:nt)?|(?:écri(?:t|vent)|appelle(?:nt)?|téléphone(?:nt)?) au (?:support|service client)|signalée?s?|alertée?s?|alerte|(?:est|sont) (?:appelée?s?|prévenue?s?)|remarque(?:nt)?|(?:s['’]aperçoi(?:t|vent)|se rend(?:ent)? compte)|se déclenche(?:nt)?|téléphone(?:nt)?|détecte(?:nt)?|découvre(?:nt)?|appelle(?:nt)?|prévien(?:t|nent)|fait remonter|constate(?:nt)?|plaintes?|" +
        'avisad[oa]s?|avisan?|(?:salta|saltan|suena) (?:la|una|las) (?:\\p{L}+ )?alarmas?|alarmas?|se dan? cuenta|telefonean?|se quejan?|llaman?|comunica(?:n)?|nota que|observan?|alertas?|reportan?|detectan?|detectad[oa]|notifican?|quejas?|' +
        'acionad[oa]s?|avisa|alarme|percebem?|telefonam?|ligam?|nota(?:m)? que|liga(?:m)? para|relatam?|reportam?|detecta(?:m|d[oa])?|avisam?|notificad[oa]|reclamam?|' +
        'segnala(?:no|to|zion[ei])?|allarme|avvisat[oi]|rileva(?:to)?|' +
        'mel(?:dt|den)|bellen|belt (?:de|het|naar)|gemeld|opgemerkt|klachten|geeft het door|merkt|ziet|krijgt een (?:\\p{L}+ )?(?:melding|alarm|lampje|waarschuwing)|' +
        'larm(?:ar)?|rapporterar|anmäler|upptäcker|ringer|melder|opdager|oppdager|varsler|' +
        'zgłoszeni[ea]|dzwoni(?:ą)?|zgłasza(?:ją)?|zauważa(?:ją)?|wykryto|alarm',
      '連絡を受|電話(?:で|が)|アラート|検知|通報|問い合わせ|気づ|報告を受け|告警|报警|发现',
    ),
  ],
  [
    'acknowledged',
    said(
      'übernimmt|übernehmen|sieht nach|sucht|suchen|schaut nach|quittier(?:t|en)|bestätigt (?:den|die|das) (?:Alarm|Meldung|Störung|Eingang)|nimmt (?:sich [^.,;]{2,40} )?an(?=\\s*(?:$|[.,;]))|untersuch(?:t|en|te)|Untersuchung beginnt|schaltet sich (?:ein|zu)|beginnt mit der (?:Analyse|Suche|Untersuchung)|(?:schaut|schauen|sieht|sehen) sich [^.,;]{2,40} an|' +
        "prend(?: [^.,;]{2,30})? en charge|prend(?:s)? (?:en note|la main)|cherche(?:nt)?|s['’]en (?:occupe|charge)|accuse réception|acquitte|confirme|regarde(?:nt)?|enquête|commence (?:l[’']analyse|à chercher)|" +
        'acusa recibo|se pone (?:con|a)|confirma|atiende|toma el caso|se hace cargo|investigan?|empiezan? a (?:investigar|mirar|revisar)|revisan?|investigam?|começa(?:m)? a (?:analisar|procurar|verificar|olhar)|assume(?:m)? (?:[oa]s? |o )|reconhece|começam? a investigar|indaga(?:no)?|' +
        'onderzoek(?:t|en)|pakt (?:[^.,;]{2,40} )?op|neemt [^.,;]{2,40} aan|bekijkt|zoekt|bevestigt|kijkt (?:mee|naar)|kijken (?:mee|naar)|undersöker|felsöker|undersøger|undersøker|kigger på|ser på|' +
        'potwierdza|szuka|zaczyna (?:szukać|badać|sprawdzać)|bada|sprawdza|przejmuje',
      '(?:調査|対応|確認)(?:を|に)?(?:開始|着手)|开始(?:排查|处理)',
    ),
  ],
  [
    'declared',
    said(
      '(?:Krisenstab|Störungsstab|Krisenteam|Lagestab|Einsatzleitung) (?:\\p{L}+ )?(?:einberufen|gebildet|tritt zusammen)|Vorfall (?:\\p{L}+ )?(?:ausgerufen|eröffnet|erklärt)|(?:Großstörung|Notfall|Störfall) (?:\\p{L}+ )?ausgerufen|' +
        "cellule de crise|incident (?:majeur )?(?:est )?(?:déclaré|ouvert)|on déclare (?:un|l[’'])incident|" +
        '(?:comité|gabinete) de (?:crisis|crise)|se abre (?:un |el )?incidente|se declara (?:la|una|el|un) (?:incidencia|incidente)|incidente (?:declarado|abierto|aberto)|incidencia (?:declarada|abierta)|' +
        'crisisteam|incident (?:geopend|uitgeroepen)|(?:ogłoszono|otwarto) incydent|sztab kryzysowy',
      'インシデントを?(?:宣言|発令)|対策本部を?設置|障害を?宣言',
    ),
  ],
  [
    'mitigated',
    said(
      'angehalten|von Hand|per Hand|manuell|Notbetrieb|als Ersatz|ersatzweise|stattdessen|nur noch|\\p{L}*(?:auf|über) (?:die |den |das )?(?:Ersatz|Reserve|Not|Ausweich)\\p{L}+|Ersatzbetrieb|Behelf|Umgehung|Notlösung|abgeklemmt|schalten? [^.,;]{2,40} (?:ab|um)|manuel(?:le)?s?(?:ment)?|à la main|mode dégradé|secours|solution provisoire|pour compenser|à la place|remplacée?s? par|en attendant|sur papier|de emergencia|manualmente|de forma manual|a mano|provisional|à mão|contingência|provisóri[oa]|a mano|noodoplossing|ter plaatse|op papier|en papel|en su lugar|enquanto isso|mientras tanto|em vez|in plaats|alleen nog|zamiast|em papel|papierow\\p{L}+|handmatig|met de hand|contant|noodprocedure|omzeild|ręczn(?:ie|e|y|ego)|obejście|tymczasow[oey]|zurückgerollt|abgeschaltet|umgeleitet|désactivée?|annulée?|contournement|se desactiva|desactivad[oa]|revertid[oa]|desativad[oa]|disattivat[oa]|teruggedraaid|uitgezet|omgeleid|stängs av|slås fra|wycofano|wyłączono',
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
      'Entwarnung|(?:Ticket|Vorgang|Meldung|Fall|Einsatz) (?:\\p{L}+ )?(?:geschlossen|beendet|abgeschlossen)|(?:Vorfall|Störung) (?:\\p{L}+ )?(?:geschlossen|beendet|abgeschlossen)|Abschluss|Einsatzende|' +
        "clôture|incident terminé|fin de l[’']incident|incident (?:est )?(?:clos|clôturé|résolu|fermé)|" +
        'por (?:cerrad|finalizad|concluid)[oa]|se cierra (?:la incidencia|el incidente)|incidencia (?:cerrada|resuelta)|incidente (?:cerrado|resuelto)|fin de la incidencia|' +
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
