//! Given names of many countries.

/// Given names that are not also words of English, so that "I'm Sarah" is told from "I'm Sad". From
/// general knowledge of common names in many countries; not a measure of anything.
pub(super) const GIVEN_NAMES: &str = "
aaron abdel abdi abdul abdullah abebe abena abigail abraham achieng adaeze adam adaora adebayo
adel adela adelaide adele adil adnan adrian adriana adunni afua agata agnes agnieszka ahmad ahmed
ahmet aicha aida aiden aigerim aiko ainhoa aino aisha aisling aiyana akash akiko akira akua alan
alba albert alberto alejandra alejandro aleksander aleksandra alessandra alessandro alessia alex
alexa alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina
alisha alison alistair aliyah allison almudena alondra aloysius alvaro alvin alyssa amadou amal
amanda amara amelia amelie amina amir amira amit amrit amy amélie ana anahit anais anand ananya
anastasia anaïs anders andile andre andrea andreas andrei andrej andres andrew andrey andrzej
aneta angela angelica angelina angelo angus anika anil anisa anita anja ankit ann anna annabel
annalise anne anneke annelies annemarie annette annie annika anouk anthony antje antoine anton
antonella antonia antonio anya aoife apinya araceli arash ariana ariel arif arjan arjun arkadiusz
arlene armando armin arnaud arnold artem arthur arturo artyom arun aryan asha ashley asif asma
astrid atsushi audrey aurelia aurelien aurora axel ayaan ayako ayanda ayesha ayodele ayse ayush
azadeh aziz bahar balazs barbara barry bart bartosz basil bastian beata beatrice beatrix beatriz
becky behrouz belinda ben benedikt benita benjamin benoit berit bernadette bernard bernd bernhard
bertha bertrand beth bethany bettina betty beverly bhavna bianca bilal birgit bjorn björn blanca
bob bobby bogdan boguslaw boris borja bozena brad bradley brandon branislav branka brenda brendan
brett brian brianna bridget britney brittany bronagh bronwyn bruce brunhilde bruno bryan burak
caitlin caleb cameron camila camille candice caoimhe carina carl carla carley carlos carlotta
carmela carmen carol carole carolin carolina caroline carolyn cassandra cassie catalina catarina
catherine cathy cecile cecilia cedric celeste celine cesar chad chantal charlene charles charlie
charlotte chelsea cheryl chiamaka chiara chidi chika chimamanda chinedu chinonso chinwe chloe
chris christa christelle christiane christina christine christoph christopher ciara cillian cindy
claire clara clarence clarissa claude claudia claudio clement clementine colin colleen connor
constance consuelo cora corinne cornelia cornelius cosimo courtney craig cristina curtis cynthia
cyril cyrus cátia céline dafydd dagmar damian damien damir dana daniel daniela danielle danilo
danny danuta daphne dario darius dariusz darko darlene darren dave david davide dawid debbie
deborah debra deepak deepika deirdre delia delphine demetrius denisa denise dennis derek desiree
desmond despina dhruv diana diane diego dieter dietmar dilara dimitri dimitrios dina dinesh dipika
dirk divya dmitri dolores dominic dominik dominika dominique donald donna dora doreen doris dorota
dorothy doug douglas dragan duncan dusan dustin dwayne dylan ebony ebru eddie edgar edina edita
edith edouard eduardo edward edwin edyta efua eileen eirini ekaterina elaine eleanor elena eleni
eleonora eli elias elif elijah elisa elisabeth elisha eliza elizabeth ella ellen elliot elodie
eloise elsa elżbieta emanuel emanuele emeka emil emilia emilie emilio emily emine emma emmanuel
emre enrique enzo eric erica erich erik erika erin ernest erwin esmeralda esperanza esteban
estelle esther eszter ethan etienne eugene eva evan evangeline evelina evelyn ewa ewan ezra fabian
fabio fadi faisal farah farhad farid faruk fatemeh fatima fatma fatou federica federico felicia
felipe felix femi femke ferdi ferdinand fergus fernanda fernande fernando filip filipa filippo
finley finn fiona fiorella florence florian folasade francesca francesco francine francis
francisca francisco franco franz franziska françois fred freda freddie frederick freja frida
frieda friedrich fritz fumiko gabor gabriel gabriela gabrielle gael gaelle gaetano gareth gary
gavin gemma genevieve geoff geoffrey georg george georgia georgina georgios geraint gerald
geraldine gerard gerda gerhard gerrit ghassan gianluca gianluigi gianna gilbert gilles gina
giorgio giorgos giovanni gisela gitte giulia giuseppe gloria goran gordon gosia graham grazia
grażyna greg gregor gregory greta gretchen grigory grzegorz gudrun guido guillaume guillermo
gulsen gunther gurpreet gustav gustavo gwen gwyneth habib hadiya haider hakan halima halina hamid
hamish hamza hana hanna hannah hannes hans hans-peter harold harper harriet harry harsh harshita
haruka haruki haruto harvey hasan hassan hatice haydar heather hector heidi heike heiko heinrich
helen helena helene helga helmut hendrik henning henri henrik henry herbert hideo hikaru hilda
hilde hiroko hiromi hiroshi holly howard hristo hubert hugh hugo humberto husam hussam hussein ian
ibrahim ibtissam ida idris ife ifeoma ignacio igor iker ilana ilaria ilona ilse ilya imani imelda
imran ines inga inge ingeborg ingo ingrid ioana ioannis irena irene irina isaac isabel isabela
isabella isabelle isadora isaiah ishaan ismail isolde istvan istván itziar ivan ivana iwona jaakko
jacek jackie jackson jacob jacqueline jacques jadwiga jaime jake jakob jakub jamal james jamie jan
jana jane janek janet janice janina janine janusz jared jarek jaroslav jarosław jasmine jasna
jason jasper javed javier javiera jayanti jayden jean-pierre jeanette jedrzej jeff jeffrey jelena
jenna jennifer jenny jens jeremiah jeremy jeroen jerome jerry jesse jessica jessie jessika jiho
jihye jill jillian jim jimena jimmy jiří joachim joan joana joanna joanne joao joaquin jocelyn
jochen jodie joel joelle joey johan johann johanna johannes john johnny jolanda jolanta jon jonas
jonathan joost jordan jorge jorgen jose josef josefina joseph josephine josh joshua josip josue
josé jovana joyce joão juan juanita judith judy julia julian juliana juliane julie juliet juliette
julio julius junaid jurgen justin justine jutta józef jörg jørgen jürgen kacper kai kaitlyn kaja
kalle kamal kamila kamran kana kaori kareem karel karen karim karin karl karla karol karolina
karsten kasia kasper katarina katarzyna kate katharina katherine kathleen kathryn kathy katie
katja katrin katrina kavita kavya kaye kayla kazuki keiko keira keisha keita keith kelly kelsey
kemal ken kendra kenji kenneth kenny kenta kerry kerstin kevin khadija khaled khalid khanh kiara
kieran kim kimberly kinga kiran kirsten kirstin kirsty klara klaudia klaus knut kofi kojo
konstantin kristen kristian kristiina kristin kristina kristof kristy krystyna krzysztof kumiko
kunal kurt kushal kwabena kwaku kwame kyle ladislav laila lakshmi lamar lana lara larry lars lasse
laszlo latisha latoya laura lauren laurence laurent laurie lautaro lavinia lawrence layla lea leah
leila lena lennart leon leona leonard leonardo leonie leonor leopold leroy leslie leszek leticia
leyla liam lidia liesbeth lilian lillian lilly lina linda lindsay lindsey linh linnea lisa lisbeth
ljiljana lloyd logan lola lorena lorenzo lori lorna lorraine lothar louella louis louisa louise
luana lubna luca lucas lucia luciana luciano lucie lucille lucinda lucjan lucy ludmila ludwig
luigi luigia luis luisa lukas luke luuk lwazi lydia lynn lászló maarten mabel maciej maddison
madeleine madeline madison mads maeve magdalena magnus mahesh mahmoud mahmut mai mairead maja
makoto malcolm malena malgorzata malgosia malik mamadou manfred manish manoj manuel manuela marcel
marcela marcelo marcia marcin marco marcos marcus marek margaret margarita margaux margherita
margit margot margrit maria mariam mariana marianne mariano marie marija marika marina mario
marion marisol marit marius mariusz marjan marjorie marlene marlon marta martha martin martina
marvin mary maryam maryse masako massimo mateo mateusz mathieu mathilde matias matilda mats matt
matteo matthew matthias matti mattias matías maureen maurice mauricio maxime maximilian maxine
maya mayumi małgorzata medha meena megan megumi mehdi mehmet mehmood mei melanie melina melinda
melissa mercedes meredith meryem mette mia micah michael michaela michal michaël michał michele
michelle michiko miguel mihai mika mikael mikaela mike mikhail milan mildred milena milica minh
minh-anh minjun miranda mireille mirela miriam mirjam miroslav mirza mislav mitchell moana mohamed
mohammad mohammed mohan mohit moira mona monica monika monique morgan moritz mounir muhammad
muhammed murat mustafa mwangi myriam myrtle nabil nadezhda nadia nadine nadja nadège nagisa naima
najib nanami nancy naoko naomi naoto nasrin nasser natalia natalie natascha natasha nathan
nathaniel navid nawal nazli neema neha neil nelly nelson nestor ngozi nguyet nia niamh nicholas
nico nicola nicolai nicolas nicole nicolo nicolò nidhi niels nieves nikhil nikita niklas nikola
nikolai nikolaos nikolas nikos nils nilufer nima nina nisha nishant nithya njeri nkechi noah
nobuko noel noemi nomvula noor nora norma norman nour noura nuno nuria oana obinna odile oisin
oksana olaf oleg oleksandr olena olga oliver olivia oluwaseun omar omari ondrej oona orla orsolya
osamu oscar osman osvaldo ottilie ottmar otto ousmane owen oyelaran pablo padraig palina paloma
pamela pankaj paola paolo parisa parvati pascal pasquale patel patricia patrick patrizia patrycja
paul paula paulina pauline paulo pavel pawel paweł pedro peggy penelope percy pernille petar pete
peter petra petronella petros philip philipp philippa philippe phillip phoebe phyllis pia pierre
pietro pilar pinar piotr pooja priscilla priya priyanka przemek quentin quincy quoc rachel rafael
rafaela rafaella rafał raffaele rahul raimund rainer raj rajesh rakesh ralf ralph ramesh ramiro
ramon ramona ramya rana randall randy rania raphael raquel rasheed rashid rashida rasmus raul ravi
ravindra rayan raymond razia rebecca regina reginald reiko reinhard reinhold rekha renata renate
renato rene renée reyhan rhea rhiannon rhys ricardo richard rick ricky rita ritu robbie robert
roberta roberto rocio rodney rodolfo rodrigo roger rohan rohit roisin roland rolf romain roman
romina ronald ronja ronnie roos rosa rosalia rosalie rosalind rosanna rosario rosemary ross
roswitha rowena roxanne roy roza ruben rudolf rui rupert ruslan russell ruta ruth ryan ryota
róisín saad sabina sabine sabrina sabrine sachiko sadaf sadie saeed safia sahar sakura salim sally
salma salome salvador sam samantha samina samir samira samuel samuele sandeep sandhya sandra
sandro sanjana sanjay sanna sanne santi santiago saoirse sara sarah sarita sascha sasha saskia
satoshi sayaka scott seamus sean sebastian sebastien seble selena selim senthil seo-yeon serena
serge sergei sergey sergio serkan seth seun severine shabnam shahid shaima shakira shamima shane
shanelle shania shanice shannon sharifa sharon shauna shawn shayla sheila shelby shelley sherry
sheryl shinji shira shirin shirley shivani shreya shreyas shruti sibylle siddharth siegfried
siegrid sigrid sigurd silke sille silvia silvio simon simone simran sinead sinéad siobhan siobhán
sipho siti slavica slawomir slobodan sneha snezana sofia sofie soledad solveig somchai sonia sonja
sophia sophie soraya soren sota spiros srdjan sridhar stacey stacy stanislav stanislaw stanley
stavros stefan stefanie steffen steffi stelian stella stephan stephane stephanie stephen steve
steven stuart stéphane stéphanie sudha sujata sultana sumaya sunil sunita suraj suresh susan
susanne sushma suzanne svein sven svenja svetlana swati sylvain sylvia sylvie szilvia szymon
séamus sébastien séverine søren tadeusz tae-hyun takashi takeshi takumi talia tamar tamara tamika
tane tanisha tanya tara taras tariq tariro tatiana tatjana tatsuya taylor ted tendai teresa tereza
terrance terrence terry tessa thabo thais thandi thandiwe thanh thato thea thelma themba theo
theodor theodora theodore theresa thiago thierry thilo thomas thora thorsten thulani tibor tiffany
tim timo timon timothy tina tjark tobias tobie todd tom tomas tomasz tommy tomoko tomás toni tony
torben toshiko tracey tracy trang travis trevor tricia trinh trisha tristan trygve tuan tuomas
turgut tyler tyrone ugo ulf ulises ulla ulrich ulrike uma umar umesh ursula urszula usman uwe
valentin valentina valentino valeria valerie valerio vanessa vanja varun vasco vasile vasilis
vassilis velma venkat vera verena veronica veronika verónica vicente vicki vicky victor victoria
vidya vijay vikas vikram viktor viktoria ville vinay vincent vincenzo vineeta viola violetta
virginia virginie vishal vittoria vittorio vivek vivian viviana vivien vivienne vlad vlada
vladimir vojtěch volker waleed walid walter waltraud wambui wanda wangari wanjiru warren waseem
wayne wei wenche wendelin wendell wendy werner wiebke wieslaw wilfred wilhelm wilhelmina willem
willemijn william willie wilma winifred winston witold wojciech wolfgang xavier xiao xiaoming
ximena xolani yael yaka yan yan-ling yara yaroslav yasemin yasir yasmin yasmine yassine yayoi
yelena yesenia yiannis yohannes yolanda yosef youssef yuki yukiko yulia yuliya yuri yuriko yusra
yusuf yves yvette yvonne zachary zahid zahra zaid zainab zaneta zara zdenek zeynep ziad zita
zlatko zoe zofia zoltan zoltán zora zoé zsofia zsuzsa zubair zuri zuzana zuzanna åsa étienne ömer
özlem øyvind şule
";
