use crate::input::article_from_text;
use crate::{Analyzer, Config};

/// The persons of a text as "name (number of mentions): roles".
fn people(text: &str) -> Vec<String> {
    let analysis = Analyzer::new(Config::default()).analyze(&article_from_text(text));
    let people = analysis.people.unwrap_or_default();
    let roles = |p: &crate::record::PersonRecord| p.roles.iter().map(|r| r.piece.text.clone()).collect::<Vec<_>>().join(" | ");
    people.iter().map(|p| format!("{} ({}): {}", p.name, p.count, roles(p)).trim_end_matches([':', ' ']).to_owned()).collect()
}

#[test]
fn one_person_is_one_entry() {
    for (text, found) in [
        ("Mr. Marlow met Hugh F. Marlow’s aide. Hugh Marlow left.", &["Hugh F. Marlow (3)"][..]),
        ("Marlow backs truce\n\nHugh Marlow spoke. Secretary Marlow left.", &["Hugh Marlow (3): Secretary"]),
        ("Ana Ruiz met Luis Ruiz. Mr. Ruiz left.", &["Ana Ruiz (1)", "Luis Ruiz (2)"]),
        ("Daniel Low died. Grace Low, Mr Low’s sister, spoke.", &["Daniel Low (2)", "Grace Low (1): Mr Low’s sister"]),
        ("Bashar al-Hariri spoke. Hariri left.", &["Bashar al-Hariri (2)"]),
        ("King Felipe VI spoke. King Felipe left.", &["Felipe VI (2): King"]),
        ("Haji Karim Salem Nour spoke. Karim Salem left.", &["Karim Salem Nour (2)"]),
        ("Then Martin Lopez Vega met Carlos Vega.", &["Martin Lopez Vega (1)", "Carlos Vega (1)"]),
        ("Then JB Marlow met John Benet Marlow.", &["John Benet Marlow (2)"]),
        ("Then JB Marlow met Hugh Marlow.", &["JB Marlow (1)", "Hugh Marlow (1)"]),
        ("Ana Ruiz de Low, son Luis and a friend came. Mrs. Ruiz de Low left.", &["Ana Ruiz de Low (2)", "Luis (1): son"]),
        ("LeBron James spoke. His son James left.", &["LeBron James (2)", "James (1): son"]),
        ("Hugh Marlow met his widow Ana Marlow. Marlow left.", &["Hugh Marlow (3)", "Ana Marlow (1): widow"]),
        ("Hugh Marlow met his widow Ana Marlow. Mrs. Marlow left.", &["Hugh Marlow (2)", "Ana Marlow (2): widow"]),
        ("Then Ana Ruiz Marlow, better known as Lola Vega, left. Vega slept.", &["Ana Ruiz Marlow (3)"]),
        ("Then Ana Ruiz, unlike Lola Vega, left.", &["Ana Ruiz (1)", "Lola Vega (1)"]),
        ("Hugh Marlow spoke. Then aide Marlow left.", &["Hugh Marlow (2): aide"]),
        ("Ana Velmorat spoke. Ms Velmroat left. Ana Velmorta slept.", &["Ana Velmorat (3)"]),
        ("Bettina Kroll drowned. Her husband, Jonas, swam. Mr Kroll wept.", &["Bettina Kroll (2)", "Jonas (2): husband"]),
        ("Then Hilda Brandt’s son, Max, left. Mr Brandt is 30.", &["Hilda Brandt (1)", "Max (2): son"]),
        ("Karin Vogel said Mr Vogel had left.", &["Karin Vogel (2)"]),
        ("Abu Salim fled. Colonel Yusuf Salim said so.", &["Abu Salim (1)", "Yusuf Salim (1): Colonel"]),
        ("Abu Salim fled. Abu Salim wept.", &["Abu Salim (2)"]),
        ("Then Rui da Costa scored. Da Costa is 20.", &["Rui da Costa (2)"]),
        ("Van Marlow won. Van, 19, is from Leeds.", &["Van Marlow (1)"]),
        ("Ana Hansen spoke. Mr. Hanson left.", &["Ana Hansen (1)", "Hanson (1)"]),
        ("Ana Velmorat and Luis Velmorat spoke. Mr. Velmroat left.", &["Ana Velmorat (1)", "Luis Velmorat (1)", "Velmroat (1)"]),
    ] {
        assert_eq!(people(text), found, "{text}");
    }
}

#[test]
fn roles_before_and_behind_the_name() {
    for (text, found) in [
        ("He told police chief Ana Ruiz so.", "Ana Ruiz (1): police chief"),
        ("The bloc’s foreign policy chief Ana Ruiz spoke.", "Ana Ruiz (1): foreign policy chief"),
        ("Ana Ruiz, a doctor who fled, spoke.", "Ana Ruiz (1): doctor"),
        ("Ana Ruiz, the mayor of Blue River, spoke.", "Ana Ruiz (1): mayor of Blue River"),
        ("Then Ana Ruiz, 34, a farmer, left.", "Ana Ruiz (1): farmer"),
        ("Anna Keller, who heads the Red Cross office in Geneva, spoke.", "Anna Keller (1): heads the Red Cross office"),
        ("The mayor of Blue River, Ana Ruiz, spoke.", "Ana Ruiz (1): mayor of Blue River"),
        ("It was said by his own deputy, Ana Ruiz.", "Ana Ruiz (1): deputy"),
        ("After the mayor left, Ana Ruiz, 40, spoke.", "Ana Ruiz (1)"),
        ("Secretary of State Hugh Marlow spoke. Secretary Marlow left.", "Hugh Marlow (2): Secretary of State"),
        ("Ana Ruiz, who was late, spoke.", "Ana Ruiz (1)"),
        ("Ana Ruiz, in a hurry, left the doctor.", "Ana Ruiz (1)"),
        ("Dr. Ana Ruiz spoke.", "Ana Ruiz (1)"),
        ("Professor Dr. Ana Ruiz spoke.", "Ana Ruiz (1): Professor"),
        ("His Highness Sheikh Omar Haddad spoke.", "Omar Haddad (1)"),
        ("Then de facto leader Ana Ruiz spoke.", "Ana Ruiz (1): de facto leader"),
        ("Superintendent of Police Ana Ruiz spoke.", "Ana Ruiz (1): Superintendent of Police"),
        ("Ministry of Defence spokesman Luis Vega spoke.", "Luis Vega (1): Ministry of Defence spokesman"),
        ("Chamber of Trade and Industry President Luis Vega spoke.", "Luis Vega (1): Chamber of Trade and Industry President"),
        ("It was the Ministry of Defence and President Luis Vega.", "Luis Vega (1): President"),
        ("The director, Prof. Ana Ruiz, spoke.", "Ana Ruiz (1): director"),
        ("Blue River Marketing Manager, Ana Ruiz, spoke.", "Ana Ruiz (1): Blue River Marketing Manager"),
        ("They saw Chairman Luis Vega, Ana Ruiz and others.", "Luis Vega (1): Chairman"),
        ("Then Ana Ruiz, a politician based in Oslo, left.", "Ana Ruiz (1): politician"),
        ("Then Ana Ruiz, the mayor of Lagos and Luis Vega left.", "Ana Ruiz (1): mayor of Lagos"),
        ("Ana Ruiz, queen of Velmora directed the police to act.", "Ana Ruiz (1): queen of Velmora"),
        ("Ana Ruiz (34), a farmer, left.", "Ana Ruiz (1): farmer"),
        ("Ana Ruiz (安娜), an engineer, left.", "Ana Ruiz (1): engineer"),
        ("Ana Ruiz is a senior lawyer at Blue River University.", "Ana Ruiz (1): senior lawyer at Blue River University"),
        ("The son of Ana Ruiz is a lawyer.", "Ana Ruiz (1)"),
        ("Ana Ruiz was the first victim.", "Ana Ruiz (1)"),
        ("Ana Ruiz is not a lawyer.", "Ana Ruiz (1)"),
        ("Ana Ruiz heads the Blue River Bank.", "Ana Ruiz (1): heads the Blue River Bank"),
        ("Ana Ruiz heads the march.", "Ana Ruiz (1)"),
        ("Rita Holm, head gardener, planted it.", "Rita Holm (1): head gardener"),
        ("Terry Low, project co-ordinator, left.", "Terry Low (1): project co-ordinator"),
        ("Ida Low, the minister for roads, rail and ports, left.", "Ida Low (1): minister for roads, rail and ports"),
        ("Ana Ruiz, lawyer for Omar and Leila Haddad, spoke.", "Ana Ruiz (1): lawyer for Omar and Leila Haddad"),
        ("There were the pilot, Ana Ruiz, a nurse, Hugo Reyes, and Luis Vega.", "Ana Ruiz (1): pilot"),
        ("Then Ana Ruiz, who was in charge of the workshop, left.", "Ana Ruiz (1): in charge of the workshop"),
        ("Then senators Ana Ruiz and Luis Vega left.", "Ana Ruiz (1): senators"),
        ("Then Ana Ruiz and Luis Vega, co-founders of Blue River, left.", "Ana Ruiz (1): co-founders of Blue River"),
        ("Then Ana Ruiz and Luis Vega, the mayor of Lagos, left.", "Ana Ruiz (1)"),
    ] {
        assert_eq!(people(text).first().map(String::as_str), Some(found), "{text}");
    }
}

#[test]
fn a_list_shares_its_title() {
    assert_eq!(people("Then senators Ana Ruiz and Luis Vega left."), ["Ana Ruiz (1): senators", "Luis Vega (1): senators"]);
    let both = ["Ana Ruiz (1): co-founders of Blue River", "Luis Vega (1): co-founders of Blue River"];
    assert_eq!(people("Then Ana Ruiz and Luis Vega, co-founders of Blue River, left."), both);
    assert_eq!(people("Their sons Hugh, 7, and Omar, 3, left."), ["Hugh (1): sons", "Omar (1): sons"]);
    assert_eq!(people("Senator Ana Ruiz and Luis Vega left."), ["Ana Ruiz (1): Senator", "Luis Vega (1)"]);
    assert_eq!(people("Pilots Ana Ruiz and Hugo Reyes left."), ["Ana Ruiz (1): Pilots", "Hugo Reyes (1): Pilots"]);
    let two = ["Ana Low (1): Sisters", "Eva Low (1): Sisters", "Omar Haddad (1)", "Luis Vega (1)"];
    assert_eq!(people("Sisters Ana Low, 4, and Eva Low, 6, Omar Haddad, 30, and Luis Vega, 40, were saved."), two);
}

#[test]
fn given_and_family_names() {
    let parts = |text: &str| {
        let analysis = Analyzer::new(Config::default()).analyze(&article_from_text(text));
        let p = analysis.people.unwrap_or_default().remove(0);
        (p.given.unwrap_or_default(), p.family.unwrap_or_default())
    };
    for (text, given, family) in [
        ("Then Maria Lopez left.", "Maria", "Lopez"),
        ("President Hassan al-Hariri left.", "Hassan", "al-Hariri"),
        ("Mr. Bruno de Witt left.", "Bruno", "de Witt"),
        ("King Felipe VI left.", "", ""),
        ("Prince Omar bin Khaled left.", "Omar", ""),
        ("Then Martin Lopez Jr. left.", "Martin", "Lopez"),
        ("Ms Okafor Eze called. Senator Chioma Okafor Eze left.", "Chioma", "Okafor Eze"),
        ("Then Vsevolod Zubtsov left.", "Vsevolod", "Zubtsov"),
        ("His mother, Vesmira, ran. Vesmira Kostic wept.", "Vesmira", "Kostic"),
        ("Erik and Anna Lindqvist sold it. Erik wept.", "Erik", "Lindqvist"),
    ] {
        assert_eq!(parts(text), (given.to_owned(), family.to_owned()), "{text}");
    }
}
