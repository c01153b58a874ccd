//! Words of the trades that référentiels speak of: those that the dictionary lacks, and those that are most often
//! mistyped. They are what an unknown word is compared with; a word that is one of them is right.

use crate::text::near::{self, Slip, one_slip, same_letters, same_word};
use std::sync::OnceLock;

/// In lower case, with their accents, sorted by their letters without accents; the singular stands for both.
const WORDS: &str = "\
    abriquer absentéisme accélérateur accessibilité accompagnement accompagner accueil acteur action activité
    adaptant adaptée adapter adaptés adéquation adéquats adhérent administration administrer aérothermie
    aérothermique affacturage agent-conversationnel agilité agriculture agritourisme agrivoltaïque agrivoltaïsme
    agro-alimentaire agroalimentaire agroécologie agroécologique agroforesterie agrotourisme aidance aidant
    aide-soignant aide-soignante ajoute ajustements algorithmie algorithmique alider allergène amélioration
    amélioration-continue améliorer aménagement analyse analyser anamnèse andragogie andragogique anglais animal
    animation animer anomalie anonymisation anonymiser anticipation anticiper antisepsie antivirus application
    appliquer appréciation apprenant apprenante apprendre apprentissage apprêt approprié appropriée
    approvisionnement approvisionneur appuyant aquaponie arboriculture architecture argumentaire argumentation
    argumenté argumenter armatures aromathérapie art-thérapie articiper artistique asepsie assainissement assurer
    assurtech asynchrone attente attitude audience audioconférence audioprothèse audioprothésiste audiovisuel
    auprès authentification auto-entrepreneur auto-évaluation auto-formation autoconsommation autodiagnostic
    autoentrepreneur autoévaluation autoformation automaticien automatisme autonomie autonomisation
    autopositionnement autopromotion autorégulation autres auxiliaire back-end back-office backend backlink backlog
    backoffice balisage bancassurance banchage bardage barista barman bartender bas-carbone bâtiment benchmark
    benchmarker benchmarking bénéficiaire bénévolat bénévole besoin bientraitance bienveillance big-data bilan
    billetterie biocarburant biocide bioclimatique bioclimatisme biodéchet biodiversité biomimétisme bionettoyage
    biosourcé biosourcée bistronomie bjectif blended-learning blockchain blogging blogueur blogueuse bonnes
    bore-out boulangerie brainstorming branding brasage budget budgéter budgétisation burn-out cahier calendrier
    calfeutrement call-to-action calorifugeage calorifuger campagne canaux candidat caractéristique cariste
    carte-mentale catégorie centre certifiant certifiante certificateur certification certificatrice chantier
    charge charpenterie charte chatbot chatgpt chaudronnerie chaudronnier chiffre chiffrement chiropracteur
    chiropraxie chocolaterie claire click-and-collect client cliente clientèle climaticien climatisation closing
    cloud cloud-computing co-conception co-construction co-création co-design co-développement co-évaluation coach
    coaching cobot cobotique cobranding coconception coconstruction coconstruire cocréation codesign
    codéveloppement coévaluation coffrage cogénération cohabitation cohérence colaires collaborateur collaboratif
    collaboration collaborative collective colocation comanagement commercial communauté communication communiquer
    community-management community-manager compétence complet complexité comportement composants comprenant
    comprendre compris comptabilité comptable compte compte-rendu conception concernant concernés concevoir
    conciergerie conditions conduire conduit conduite confidentialité configuration configurer confiserie conforme
    conformément conformité connaissance conseil considération consignation consigne consigner constructif
    construction construire contactologie conteneurisation conteneuriser contenus contexte continue contractuel
    contractuelle contrainte contrat contribuer contribution contrôle contrôler controlling convention cookie
    cooptation coordination coordonner copywriter copywriting correctement cotation cotraitance cotravail coworking
    création créativité critère critique cross-canal cross-docking cross-média cross-sell cross-selling crosscanal
    crowdfunding crowdsourcing cryptographie cuisinier cuisson culture curation curative cyberattaque
    cybercriminalité cyberdéfense cyberespace cyberharcèlement cybermenace cyberrisque cybersécurité dapter
    dashboard data-analyst data-scientist datacenter datalake datascientist dataset datavisualisation dataviz
    débogage déboguer débogueur débroussaillage décarbonation décarboné décarboner décision déclinaison
    décontamination deep-learning défaillance déficience définies définir définition défiscalisation délais
    délégation demande démarche démarque dématérialisation dématérialiser dentifier déontologie déontologique
    dépanner dépistage déploiement depuis déterminer devant développement développement-durable développer devis
    devops diagnostic diagnostiqueur didacticiel didactique diététique différent différente diffusion
    digitalisation digitaliser dimensions disponibilité disposition distanciel document documentation documenté
    documenter domaine domotique données dossier dressage drive drop-shipping dropshipping durabilité dynamique
    dyscalculie dysfonctionnement dyslexie dysphasie dyspraxie e-administration e-book e-commerçant e-commerçante
    e-commerce e-learning e-mail e-mailing e-marketing e-merchandising e-portfolio e-publicité e-recrutement
    e-réputation e-santé e-service e-sport e-tourisme éalisation éaliser échafaudage échange échantillon
    échantillonnage échéancier échéant éclairagiste éco-citoyen éco-conception éco-concevoir éco-conçu éco-conduite
    éco-geste éco-matériaux éco-quartier éco-responsabilité éco-responsable écoblanchiment écocitoyen
    écocitoyenneté écoconception écoconcevoir écoconçu écoconduite écogeste écolabel écomatériau écomatériaux
    économique écoparticipation écoquartier écoresponsabilité écoresponsable écosystème écosystémique écotourisme
    écrite édiger éditorialisation éditorialiser edtech effectuer efficacement efficacité éfinir élaboration
    élaborer élagage élagueur électromécanique électropneumatique électrotechnicien électrotechnique élément
    emailing emoji émoticône employabilité encadrement encadrer encaissement encourus engagement enjeux enquête
    enseignement ensemble entrepreneurial entrepreneuriale entrepreneuriat entreprise entretien environ
    environnement environnemental environnementale environnementaux épidémiologie éployer épreuve équipe équipement
    ergonome ergonomie ergonomique ergothérapeute ergothérapie estimatif établir établissement étanchéifier
    étanchéité éterminer éthique études évaluation évaluer évelopper évènementiel événementiel évènementielle
    événementielle éviter évoluer évolution exécution exhaustif exhaustivité exigence expérience expérimentation
    expertise exploitation externalisation externaliser externe extra-financier extrafinancier extranet
    facilitateur facilitation facilitatrice façonnage facturation facture faisabilité favoriser feedback
    feedforward fermentation ferraillage ferronnerie feuilletage fictive fidélisation fidéliser filetage financière
    financiers fintech flexitarien folksonomie follower fonction fonctionnalité fonctionnel fonctionnelle
    fonctionnement fondamentaux food-truck foodtech formatif formation fourni fournisseur fraisage framework
    français freemium frigorigène frigoriste front-end front-office frontend frontoffice full-stack fullstack
    gamification garantie garantir gastronomie générer géociblage géolocalisation géomarketing géomètre
    géopolitique géosourcé géotechnique géothermie géothermique gerbage gerbeur gérer gestes-barrières gestion
    globale gouvernance graphique greenhushing greentech greenwashing habilitation habilités hameçonnage handicap
    hard-skills hashtag hautement hébergement hébergeur helpdesk hémovigilance hétérogène hétérogénéité heuristique
    hiérarchique hiérarchiser hoisir homogénéité hôtelier hôtellerie housekeeping humaines hybridation hybride
    hydraulique hydroponie hygiène hypnothérapeute hypnothérapie hypothèse identification identifiées identifier
    identifiés identitovigilance illectronisme iloter images immersion immotique impacts implantation inbound
    incidences incident inclusif inclusive inclusivité incrémental incrémentale incubateur indicateur individuelle
    individuels individus infectieux infectiovigilance infiltrométrie influenceur influenceuse infogérance
    infographie infolettre infonuagique information informatique informer infrastructure ingénierie innovant
    innovation inscrire installation intégrant intégration intégrer interculturalité interculturel interculturelle
    interdisciplinaire intérêt interface intergénérationnel intergénérationnelle interlocuteur interlocutrice
    internalisation interne interopérabilité interopérable interprofessionnel interprofessionnelle
    intersectionnalité intervenant intervention intranet intrapreneur intrapreneuriat inventaire irection
    isostatisme itératif itérative jointoiement juridiques juste-à-temps justification justifier kanban
    kinésiologie laborer landing-page langage leadership lean-management lean-manufacturing législatif législation
    lister livestream livrable logiciel logiciel-espion logicielle logistique low-code ludification lumière
    m-commerce machine-learning maçonnerie magasinage magasinier mailing maillage maintenance maltraitance malware
    management manager managérial managériale managériaux manageur manageuse manière manutention manutentionnaire
    maquettage maquette maquette-numérique maraîchage maraîcher marché marketing marketplace marque-employeur
    matériau matériaux matériel matérielles matériovigilance matière mécanismes mécatronique médiateur médiation
    médiation-animale médiatrice médico-social médico-sociale médico-sociaux médicosocial médicosociale
    médicosociaux medtech membre mentorat mentoring merchandiser merchandiseur merchandising mesure métacognitif
    métacognition métadonnée métallerie méthanisation méthaniseur méthode méthodologie méthodologique métier
    métrologie métrologue mettre micro-entrepreneur micro-entreprise micro-learning microblogging microciblage
    microentreprise microlearning microservice middleware mind-mapping minutes mixologie mobile mobile-learning
    mobilisant mobilisation mockup modalité modélisation modéliser modérateur modération modératrice motion-design
    moyens multicanal multicanale multiculturel multigénérationnel multimédia multimodal multimodale multimodalité
    musicothérapie nalyse nalyser naming naturopathe naturopathie nécessaire négociateur négociation netlinking
    neuroatypique neurodéveloppement neurodéveloppemental neurodiversité neuromarketing neurotypique newsjacking
    newsletter niveau no-code nomenclature norme notamment nouveau nouvelles nstaller ntretien numérique
    numérisation numériser nutritionnel nutritionnelle obiliser objectif observation obtenir offboarding
    oléohydraulique ollecter ommuniquer omnicanal omnicanale omnicanalité onboarding oncevoir onctuelle onduire
    onfigurer ontologie open-data open-source opérateurs opération opérationnel opérationnelle opportunités
    optimisation optimiser optométrie ordonnancement ordonnancer organisation organisationnel organisationnelle
    organiser origine ormation orthoprothésiste ossature-bois ossier ostéopathe ostéopathie outbound outils
    outplacement ouvrage oxycoupage packaging palettisation palettiser panification panifier paramétrable
    paramétrage paramètre paramétrer parcours pare-feu parement parentalité parrainage partenaire partenarial
    partenariat participation participer partie partir pathologie pâtisserie pâtissier paysagisme paysagiste
    pédagogique pendant pentest pentesting perçage péremption pérenniser pérennité performance périmètre
    périnatalité permacole permaculture permettant permettre personnalisation personnaliser personne personnels
    pertinence pertinent pertinente pétrissage peuvent pharmacovigilance phishing phoning photovoltaïque phygital
    phytosanitaire phytothérapie picking pilotage piloter placoplâtre planification planifier planning plaquiste
    plateau plonge pluche plug-in plugin pluridisciplinaire pluridisciplinarité plurimédia pluripathologie
    pluriprofessionnel pluriprofessionnelle plusieurs pneumatique podcast podcaster podcasting podologie pointage
    politique polyhandicap polyhandicapé polymédication polypathologie pompe-à-chaleur portefeuille positionnement
    possibilité possibles potentiel pouvoir ppliquer pprécier pprentis pratique préalable précautionneux
    préconisation précontrainte prédictive premier premium prenant préparation préparer préprofessionnalisation
    prérequis présentant présentation présentéisme présenter présentiel prestashop prestataire prestation preuves
    prévenir prévention préventive prévisionnel prévoir principaux principes priorisation prioriser privés
    problématique problème procédé procédure processus product-owner production produire produit professionnalisant
    professionnalisante professionnalisation professionnalisme professionnel professionnelle profil programmation
    projecteurs projet promotion prompt prompting prophylaxie proposer proposition propriétaire proptech
    prospecteur prospection prospective protection protégeant protocole prototypage prototypeur pseudonymisation
    pseudonymiser psycho-social psycho-sociaux psychoéducation psychomotricien psychomotricité psychopédagogie
    psychosocial psychosociale psychosociaux ptimiser public publipostage publirédactionnel puériculteur
    puéricultrice puériculture qualifiant qualitatif qualité quantitatif questionnaire ragréage rançongiciel
    ransomware rapid-learning rapport ravaux réalisation réalisé réalisée réaliser réassort réassortiment
    rebranding réceptionniste recette recherche reciblage réclamation recommandation recrutement recruteur
    recruteuse recueil recueillir recyclage recyclerie rédaction rédactionnel rédiger réelle réemploi réemployer
    reengineering refactoring refactorisation refactoriser référence référencement référent référente référentiel
    réflexologie réflexologue régisseur réglage règlementaire réglementaire règlementation réglementation règles
    regtech réingénierie relation relationnel relationnelle relevant remarketing remédiation rémunération rendre
    renseigner rentabilité réparation réparer répondre réponse reporting représentation réseau réseaux résenter
    reskilling résolution respect respectant respectée respecter responsabilité responsive responsivité ressource
    ressourcerie restaurateur restauration restitution résultat retargeting retour rétro-planning rétroplanning
    réunion revalorisation rganiser rigoureux rigueur risque robotique roduction roduire room-service roposer
    salariés sandwicherie satisfaction savoir-agir savoir-être savoir-faire savoirs scalabilité scalable
    scénarisation scénariser scénographe scénographie schéma scripting scrum scrum-master secteur sections
    sécurisation sécuriser sécurité sélection sélectionner sémiologie sensibilisation sensibiliser serverless
    serveur service signalétique simulé simulée situation smartphone snacking sobriété social-learning
    socialwashing sociaux sociétal sociétale sociétaux socio-économique socio-éducatif socio-éducative
    socio-esthétique socio-professionnel socioéconomique socioéducatif socioesthétique sociomédical
    socioprofessionnel socioprofessionnelle soft-skills soignant soignante solution sommelier sommellerie sondage
    sonorisation sonoriser sophrologie sophrologue sophronique soudobrasage sources sourcing sous-traitance
    sous-traitant sous-vide soutenabilité soutenance spécifications spectacle sponsoring sprint ssurer stagiaire
    stakeholder start-up startup stérilisation storyboard storyboarder storyteller storytelling stratégie
    stratégique streaming structuration structure structurée structurer superviser supervision supply-chain support
    surbooking surcyclage sylviculture symptomatologie synchrone synthèse synthétique synthétiser système tablette
    tablir tâches taraudage taxonomie team-building teambuilding technique technologie technologique téléassistance
    téléconseiller téléconseillère téléconsultation télédéclaration télégestion télémaintenance télémarketing
    télémédecine téléopérateur téléprocédure téléprospecteur téléprospection télésanté téléservice télésoin
    télésurveillance télétravail télétravailleur télévendeur télévente template tenant termes terrassement
    territoire territorial thématisation thérapeutique thermographie thermoscellage thermoscelleuse ticketing
    tiliser tolérancement topographe topographie tourage tournée traçabilité traçage tracking traitement
    transdisciplinaire transformation transmédia transmettre transmission transversal transversale travail travers
    trésorerie tronçonneuse turnover tutorat tutoriel tuyauterie unitaires universel up-selling upcycling upsell
    upselling upskilling usinage utilisabilité utilisant utilisateur utilisation utiliser utilisés valeur
    validation valorisation valuer végane végétalien végétarien veille ventilation vérification vérifier versioning
    versionner vétérinaire victime vidéaste vidéoconférence vidéographie vidéoprojecteur vidéoprotection vidéos
    vidéosurveillance viennoiserie vigilance viralité virtualisation virtuel visant visio visioconférence vision
    vlogueur vlogueuse voirie vulgarisation vulgariser webapp webconférence webdesign webdesigner webdesigneur
    webinaire webinar weblog webmarketeur webmarketeuse webmarketing webmaster webmestre webradio webtoon webzine
    widget wireframe wireframing wordpress xploiter yield-management zoothérapie
";

/// English words that a French word resembles: right wherever they stand.
const ENGLISH: &[&str] = &[
    "account",
    "activity",
    "address",
    "adaptive",
    "agency",
    "audience",
    "authentic",
    "brand",
    "character",
    "community",
    "concept",
    "connect",
    "connection",
    "connexion",
    "content",
    "contract",
    "control",
    "creative",
    "creator",
    "custom",
    "customer",
    "development",
    "director",
    "display",
    "document",
    "engagement",
    "engine",
    "exercise",
    "experience",
    "expert",
    "feature",
    "identity",
    "influencer",
    "language",
    "literacy",
    "maker",
    "market",
    "media",
    "method",
    "model",
    "music",
    "native",
    "network",
    "object",
    "office",
    "owner",
    "partner",
    "practice",
    "privacy",
    "process",
    "producer",
    "product",
    "project",
    "quality",
    "reference",
    "research",
    "resource",
    "result",
    "review",
    "search",
    "security",
    "service",
    "skills",
    "social",
    "strategy",
    "stream",
    "studio",
    "support",
    "system",
    "traffic",
    "training",
    "value",
    "video",
    "visual",
];

/// English words that tell that their neighbours are English too, beside those of [`ENGLISH`].
const BESIDE: &[&str] = &[
    "and", "big", "by", "data", "deep", "design", "end", "for", "full", "front", "back", "in", "lead",
    "learning", "of", "on", "peer", "team", "the", "to", "user", "web", "with", "your",
];

/// The words, and where those of each first letter start.
struct List {
    words: Vec<&'static str>,
    starts: [usize; 28],
}

fn list() -> &'static List {
    static LIST: OnceLock<List> = OnceLock::new();
    LIST.get_or_init(|| {
        let words: Vec<&'static str> = WORDS.split_ascii_whitespace().collect();
        let mut starts = [0; 28];
        for (at, start) in starts.iter_mut().enumerate() {
            *start = words.partition_point(|word| near::letter(word) < at);
        }
        List { words, starts }
    })
}

/// A word without the `s` of its plural, and whether it had one.
pub fn singular(word: &str) -> (&str, bool) {
    match word.strip_suffix(['s', 'S']) {
        Some(stem) => (stem, true),
        None => (word, false),
    }
}

/// The words of the field that begin with the same letter as `word`, and have about its length.
fn alike(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let List { words, starts } = list();
    let letter = near::letter(word);
    let from = starts.get(letter).copied().unwrap_or(0);
    let to = starts.get(letter + 1).copied().unwrap_or(0);
    let same = words.get(from..to).unwrap_or(&[]).iter().copied();
    same.filter(move |one| one.len().abs_diff(word.len()) <= 4)
}

/// True when the word is right: it is in the list as it is written, or its singular is; or it is English.
pub fn knows(word: &str) -> bool {
    let right = |word: &str| alike(word).any(|one| same_word(one, word));
    right(word) || right(singular(word).0) || is_english(word)
}

/// True for an English word that a French word resembles.
pub fn is_english(word: &str) -> bool {
    ENGLISH.iter().any(|one| one.eq_ignore_ascii_case(word) || one.eq_ignore_ascii_case(singular(word).0))
}

/// True for an English word that is no French one: the whole sentence may be English.
pub fn is_only_english(word: &str) -> bool {
    ["the", "of", "and", "with", "for", "to", "from", "are", "is", "this", "that", "be", "by"]
        .iter()
        .any(|one| one.eq_ignore_ascii_case(word))
}

/// True for a word that tells that its neighbours are English.
pub fn tells_english(word: &str) -> bool {
    BESIDE.iter().any(|one| one.eq_ignore_ascii_case(word)) || is_english(word)
}

/// The word of the list that has the letters of `word`, but not its accents; both in the singular.
pub fn with_accents(word: &str) -> Option<&'static str> {
    let stem = singular(word).0;
    alike(word).find(|one| same_letters(one, word) || same_letters(one, stem))
}

/// The words of the list that are one slip away from `word`, and where they differ; both in the singular.
pub fn near(word: &str) -> impl Iterator<Item = (&'static str, Slip)> + '_ {
    let stem = singular(word).0;
    alike(stem).filter_map(move |one| one_slip(one, stem).map(|slip| (one, slip)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn words_are_in_order_each_once() {
        let key = |word: &str| {
            let bare = word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
            (bare.collect::<String>(), word.to_owned())
        };
        for pair in list().words.windows(2) {
            if let [a, b] = pair {
                assert!(key(a) < key(b), "{a} {b}");
                assert!(a.chars().count() >= 5 && !a.contains(char::is_uppercase), "{a}");
            }
        }
    }

    #[test]
    fn words_are_known_as_they_are_written() {
        for right in ["webmarketing", "Newsletters", "e-réputation", "experience", "copywriting"] {
            assert!(knows(right), "{right}");
        }
        for wrong in ["e-reputation", "copywrinting", "nuage"] {
            assert!(!knows(wrong), "{wrong}");
        }
        assert_eq!(with_accents("e-reputation"), Some("e-réputation"));
        assert_eq!(near("newjackings").next().map(|(word, _)| word), Some("newsjacking"));
    }
}
