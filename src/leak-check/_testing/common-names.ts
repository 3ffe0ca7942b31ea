/** First names that many people have, in several countries. */
export const firstNames = (
  'Aaron Abby Ada Adam Adrian Agnes Aiden Alan Alba Albert Alex Alexa Alfie Ali Alice Alina Allan Alma Amber Amina Amir Amy Ana Anders ' +
  'Andrea Andreas Andrew Andy Angel Angela Anita Ann Anna Anne Anton April Archie Ari Art Arthur Asa Asha Ash Ashley Astrid August ' +
  'Ava Axel Barbara Basil Bea Bella Ben Benny Bernd Beth Bill Billy Bob Bonnie Boris Brad Brandon Brenda Brent Brian Bridget Bruce ' +
  'Bruno Bryan Caleb Cameron Carl Carla Carlos Carmen Carol Carter Casey Cecil Chad Chance Charlie Chase Chip Chloe Chris Christian ' +
  'Christopher Claire Clara Clark Claude Clay Cliff Cole Colin Connie Cooper Craig Crystal Curt Daisy Dale Damian Dan Dana Daniel Dave ' +
  'David Dawn Dean Debbie Dennis Dexter Diana Diego Dina Dirk Dolly Don Donald Dora Dot Doug Drew Dylan Earl Ed Eddie Edgar Edith Eli ' +
  'Elena Eli Elias Ella Ellen Ellie Elmo Else Elsa Emil Emily Emma Eric Erik Erin Ernie Esther Eva Evan Eve Faith Felix Fern Finn Flora ' +
  'Fran Frank Franz Fred Freya Gabriel Gail Gary Gene George Gil Gina Ginger Glen Grace Grant Greg Greta Gus Guy Hal Hank Hanna Hans ' +
  'Harmony Harper Harry Hazel Heath Heather Heidi Helen Henry Herb Holly Hope Hugo Hunter Ian Ida Ike Ina Ines Ingo Ingrid Ira Iris Isa ' +
  'Isaac Ivan Ivy Jack Jade Jake James Jan Jana Jane Jasmine Jason Jasper Jay Jean Jeff Jen Jens Jerry Jess Jill Jim Jo Joan Joe Joel ' +
  'John Jon Jordan Josh Joy Juan Jude Judy Julia June Jules Justin Kai Karen Karl Kate Kay Keith Ken Kim Kit Kurt Lance Lara Lars Laura ' +
  'Laurel Lea Lee Lena Leo Les Lewis Lia Liam Lily Lin Linda Link Lisa Liv Logan Lola Lou Luca Lucas Lucy Luis Luke Lynn Mac Maia Major ' +
  'Marc March Marco Maria Marina Mario Mark Mary Mason Matt Maud Max May Maya Mel Mercy Mia Miles Milo Minna Miriam Misty Moe Molly Mona ' +
  'Nat Ned Neil Nell Nick Nico Nina Noah Noel Nora Norm Olga Olive Oscar Otto Owen Page Pat Paul Pearl Penny Pete Phil Pia Pierce Piper ' +
  'Quinn Rae Ray Reed Rex Rich Rob Robin Roman Ron Rosa Rose Ross Roy Ruby Rudi Russ Ruth Sally Sam Sandy Sara Scott Sean Seth Sky Sofia ' +
  'Stan Stella Sue Summer Sven Tad Tara Ted Tess Theo Tim Tina Toby Todd Tom Tony Uli Una Ursula Val Vera Vic Violet Viola Wade Walt ' +
  'Wanda Wes Will Wim Xena Yan Yves Zack Zoe'
).split(' ');

/** Ids that services of many houses have. */
export const serviceIds = (
  'account accounts ad-server address admin admin-api aggregator alerting alerts analytics api api-gateway app archive article assets ' +
  'assistant audit audit-log auth auth-service authn authz avatar backend backup balance banner basket batch billing blog book booking ' +
  'broker browser bucket cache calendar campaign card cart catalog catalogue cdn channel charge chat checkout ci client clock collector ' +
  'comments config connector console consumer contact content content-api core counter coupon credit cron customer customers dashboard ' +
  'data data-export data-pipeline database delivery deploy devices directory discount discovery dispatch dns docs document-store domain ' +
  'download edge editor email email-sender engine event-bus events experiments export exporter feature-flags feed feedback fetcher files ' +
  'finance forms forum fraud frontend gateway geo gift-card graph graphql grid groups guide health help history home start-page hub id ' +
  'identity image image-proxy images import inbox index indexer ingest ingress insights inventory invoice invoices item items jobs kafka ' +
  'labels landing ledger library licence link links list listing live loader location log logging login logs loyalty mail mailer main ' +
  'manager map maps market media member menu message messages meta metrics mobile monitor monitoring music navigation network news ' +
  'newsletter note notes notification notifications numbers offers orders org page pages partner payment payments people permissions ' +
  'photo pipeline platform player policy poll portal post posts preferences preview price pricing print profile profiles project proxy ' +
  'public publisher push query queue quote rating reader recommendations redirect redis region registry relay reminder render report ' +
  'reporting reports resources review reviews rewards root router rss rules sales scan scheduler schema score search search-api secrets ' +
  'security sender server session sessions settings share shipping shop signup site sitemap sms source stats status state-page storage ' +
  'store stream style subscription subscriptions summary support sync table tags task team template test text theme thumbnail ticket ' +
  'tickets time timeline title token tools tracker tracking transactions translate upload user user-service users vault version video ' +
  'view views visitor wallet warehouse web web-app webhook webhooks widget wiki workers'
).split(' ');
