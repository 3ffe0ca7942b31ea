import { cuss } from 'cuss';

/** What the list is sure of, without surnames, peoples, crafts, abbreviations and words engineers use in earnest. */
const plain = new Set(
  `ass barf beanbag beanbags boner bong bung bunga carruth chav chug chugs chunky chunkys clansman clansmen coon cracka cum
  dahmer dego dink dinks dipstick dix dong dope dumb ero fatah flange floo flydie flydye fok fu fuc gables geezer geni greaser
  greasers groid gubba gummer gyp haji hajis hajji hapa hebe hebes ho hobo hoes homo hooker hookers hori horis jap jebus jeez
  jig jigs jigg jigger jiggers kum kums kunt kushi kwa limp looser looser lugan lugans mams moky munt mzungu nip nips noonan
  nudger orga panti payo pansies pansy pimp pissed poke pollock pollocks pom pommie poms poo poof prick pric puke quickie quim
  ra redleg redlegs reefer rere rigger rimming sadis sambo sandm seppo shav sissy slanty slapper slave slaves slopey slopeys
  slopies slopy sooties sooty spic spick spicks spics spig spik spit spitter spook spunk squinty stringer taff tang tard
  thirdeye threeway tinker tinkers tortur triplex tuckahoe turnon twinkie uck ukrop usama vibr vibrater vomit wab welcher
  welfare weenie whash whiz wn xkwe yank yanks`.split(/\s+/),
);

/** Profane words, lower case. */
export const profanities: ReadonlySet<string> = new Set(
  Object.entries(cuss)
    .filter(([word, sureness]) => sureness === 2 && /^[a-z]{3,}$/.test(word) && !plain.has(word))
    .map(([word]) => word),
);
