import { foldText } from './fold.ts';

/**
 * Whether a word, or each part of it, is one that sentences about software use without meaning a service of that name, in one of its forms.
 * A service whose name is not among them is found wherever its name stands.
 */
export function isOrdinary(word: string): boolean {
  const parts = foldText(word).match(/[^\s._/-]+/g) ?? [];
  return (
    parts.length > 0 && parts.every((part) => words.has(part) || (part.endsWith('s') && words.has(part.slice(0, -1))))
  );
}

// Nouns and verbs of the field and of shops, banks and media, in English and German.
const words: ReadonlySet<string> = new Set(
  (
    'access ads aggregator alerting account accounting action activity ad address admin advert agent alarm alert alias allocation analysis analytics ' +
    'announcement answer api app application approval archive area article asset assistant attachment attribution auction audience ' +
    'audio audit auth authentication author authority authorization autocomplete availability avatar back backend backup badge balance ' +
    'bank banner base basket batch beacon benefit bid bill billing blog board book booking bookmark boot border bot box branch brand ' +
    'bridge broadcast broker browse browser bucket budget buffer builder bulk bus business buyer cache calculator calendar call campaign ' +
    'capture card care cart case cash catalog catalogue category cell chain change channel charge chart chat check checker checkout ' +
    'claim class cleaner cleanup client clock cloud cluster code collection collector command comment commerce common communication ' +
    'community company compliance composer compute conference config configuration connection connector console consumer contact container ' +
    'content contract control controller conversion cookie coordinator copy core cost count counter country coupon course credential credit ' +
    'crm cron currency customer dashboard data database date day deal debit delivery demand demo deploy deployment desk desktop device ' +
    'diagnostic dialog digest directory discount discovery dispatch dispatcher display distribution document documentation domain download ' +
    'draft driver edge edit editor element email engine enrichment entity entry environment error estimate event exchange execution ' +
    'experience experiment export exporter external feature feed feedback fetcher file filter finance finder fleet flight flow folder ' +
    'forecast form format forum forward framework fraud frontend fulfilment fulfillment function gallery game gate gateway generator ' +
    'geo gift global graph grid group guard guest guide handler hardware health help history home hook host hotel house hub id identity ' +
    'image import importer inbox index indexer info infrastructure ingest ingress input insight installer insurance integration interface ' +
    'internal inventory invite invoice issue item job journey kernel key label landing language launch layout lead learning ledger legal ' +
    'library licence license lifecycle limit link list listener listing live load loader loan locale location lock log logger logging login ' +
    'logistics loyalty mail mailer main maintenance manager manifest map mapper market marketing marketplace master match matching measure ' +
    'media member membership memory menu merchant merge message messaging metadata meter metric middleware migration mirror mobile model ' +
    'moderation module money monitor monitoring mover music navigation network news newsletter note notification notifier number object offer ' +
    'office onboarding online operation operator optimizer option orchestrator order organization origin outbox output owner package page ' +
    'paper parcel parser parts partner password path pay payment payout payroll people permission person phone photo picker picture ' +
    'pipeline place planner planning platform player playlist plugin point points policy poll pool pop portal post postback prediction ' +
    'preference preview price pricing print printer privacy probe process processor producer product profile program project promotion ' +
    'property provider provision proxy public publication publisher publishing pulse purchase push query question queue quota quote ranking ' +
    'rate rating reader receipt receiver recipe recipient recommendation record recorder recovery redirect referral refund region register ' +
    'registration registry relay release reminder render renderer rental replica reply report reporting repository request reservation ' +
    'resolver resource response restore result retail retry return reverse review reward ride risk role root route router routing rule runner ' +
    'runtime sale sales sandbox scan scanner schedule scheduler schema score screen script search seat secret security segment seller sender ' +
    'sensor server service session setting settings settlement setup share shared shipment shipping shop shopping signal signin signup site ' +
    'social source space staff stage staging standard static station statistic stats status stock storage store stream streaming student ' +
    'studio subscription suggestion summary supplier supply support survey switch sync system table tag target task tax team telemetry ' +
    'template tenant terminal test text theme thumbnail ticket time timeline timer title token tool tools tracker tracking trade traffic ' +
    'train training transaction transcoder transfer translation transport travel trend trigger trip tunnel update upload uploader usage user ' +
    'utility meta user validation validator vault vehicle vendor verification version video view viewer visit visitor voice voucher wallet warehouse ' +
    'watch watcher weather web webhook website widget window wire wishlist work worker workflow workspace world writer zone ' +
    'assets comments consumer devices events flags forum geo labels ledger liveness maps notes posts query redis kafka kubernetes nginx postgres rewards rss schemas sms sso style subscription tables theme translate wiki workers cdn dns ci org sitemap ' +
    'csv ftp gif html http https imap ip jpeg json jwt ldap oauth oidc pdf png saml smtp sql ssh ssl svg tcp tls udp uri url vpn xml zip ' +
    'abrechnung adresse angebot anmeldung anzeige archiv artikel auftrag ausgabe basis bericht bestand bestellung bild buchung daten ' +
    'dienst dokument druck einkauf empfang erinnerung fahrplan formular freigabe gutschein handel haus kalender karte kasse katalog konto ' +
    'kunde kunden lager laden lieferung liste meldung nachricht netz plan portal post preis produkt rechnung register seite shop speicher ' +
    'steuer suche termin umfrage verkauf versand verwaltung vertrag ware werbung zahlung zeit zugang'
  ).split(' '),
);
