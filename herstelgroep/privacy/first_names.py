"""A modest list of first names that are common in the Netherlands and Flanders, in small letters."""

_NAMES = """
aaltje abdel abdul achmed adam adriaan ad agnes ahmed aisha albert alex ali alice amber amina amir amira an
andré andrea andries angela anita anja anke ann anna anne anneke annelies annemarie anouk antje anton antoon
arend ari arie arjan arno arthur astrid ayşe ayse bart bas bastiaan bea beatrix ben bernard bert berta bianca
bilal björn bo bob bram brigitte bruno carla carlo carmen caroline catharina cees charlotte chris christa
christiaan christine cindy claudia coen cor corrie daan daniel daniëlle dave david debbie demi dennis diana
diederik dirk dominique dorien dylan eddy edith eefje eline elisabeth elke ellen elly els elsje emiel emily
emma emre eric erica erik erwin esmée esther eva eveline evert fadi fadma fatima fatma femke ferdi finn fleur
floor floris frank frans fred frederik frits gea geert gerard gerda gerrit gert gijs gina gitte greet greta
guido guus hakan hamza han hanna hannah hanneke hans harm harrie harry hassan hein heleen helena henk hendrik
herman hester hilde hugo huub ibrahim ida ilse imane ine ineke inge ingrid irene iris isa isabel ivo jaap jack
jacob jacqueline jan jana janneke jannes jantje jasmijn jasper jef jelle jennifer jeroen jesse jessica jo joan
job jochem joke jolanda jonas joop joost jordy joris josé josephine joyce judith jules julia julie juliette
jurgen kaat karel karim karin karlijn kasper katja katrien kees kevin khadija kim klaas koen kris lars laura
lauren lea leen leendert lena leo leon leonie lies lieke lien liesbeth lily linda lisa lise loes lotte louis
louise luc lucas lucia luuk maaike maarten manon marc marcel margot margriet maria marianne marieke marije
marijke marijn marina mario marion marjan marjolein mark marleen marlies marloes martha martijn martin martine
mathijs max mehmet melanie melissa merel mia michael michel michelle mieke milan milou mireille miriam mirjam
mo mohamed mohammed monica monique mustafa myrthe nadia nadine najat nancy nathalie nick nico nicole nienke
niels nina noa noah noor nora olga omar oscar patrick paul paula pauline peggy peter petra pien pieter pim
piet quinten rachel rachid ralf ramon raoul rasha rebecca remco renate rené renée richard rik rita rob robert
robin roel roger rolf ron ronald ronny roos rosa rosalie ruben rudi ruud saar sabine said salma sam samira
sander sandra sanne sara sarah saskia selma serge sharon sien sietske sigrid sil silvia simon simone sjaak
sjoerd sofie sonja sophie stef stefan stefanie steven stijn suzan suzanne sven sylvia tamara tanja tara ted
teun thea theo thijs thomas tim tineke tinne tjeerd tom ton toon tristan truus tygo ursula veerle vera
veronique victor vincent viola wendy werner wes wessel wiebe wietse wilco wilfried wilhelmina willem willemijn
wim wouter xander yara yasmina yasmine yolanda youssef yusuf yvette yvonne zainab zoë
"""
FIRST_NAMES = frozenset(_NAMES.split())
"""First names that are pointed at when they are written with a capital."""

_WORDS = """
bo elke floor fleur gerda han iris job jo merel mo noor pien pim rik robin roos sil tom ton viola wes ad
an isa
"""
ALSO_WORDS = frozenset(_WORDS.split())
"""Names that are also ordinary words or short sounds; alone at the start of a sentence they say nothing."""
