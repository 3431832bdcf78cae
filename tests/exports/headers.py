"""The headers of all files: a contract. Whoever changes one changes it here."""

HEADERS = {
    "dialogues": """
        dialogue_ref slug title names_name names_kind names_script summary conflicts_ref
        conflicts_name conflicts_missing regions regions_missing countries_code
        countries_label countries_missing purposes purposes_missing forms forms_missing
        start start_earliest start_latest start_missing end end_earliest end_latest
        end_missing status status_missing status_detail interaction interaction_missing
        official_relations official_relations_missing policy_link policy_link_missing
        is_series is_series_missing disclosure_rule disclosure_rule_missing first_track
        current_track realised_moves turning_points participant_count meeting_count
        moves_note participants_note sources sources_missing sources_against
        review_status public_from version changed_at
    """,
    "moves": """
        id dialogue_ref dialogue_title move position kind term term_missing from_track
        from_track_missing to_track to_track_missing direction direction_missing strand
        date date_earliest date_latest date_missing known_since known_since_earliest
        known_since_latest known_since_missing standing ends_strand other_dialogue_ref
        other_dialogue_name other_dialogue_missing other_title trigger trigger_missing
        evidence evidence_missing account confidence confidence_missing justification
        sources sources_missing sources_against
    """,
    "episodes": """
        id dialogue_ref dialogue_title episode strand track start start_earliest
        start_latest end end_earliest end_latest opened_by closed_by
    """,
    "participants": """
        id dialogue_ref dialogue_title participation position name person_ref
        person_name person_missing organisation_ref organisation_name
        organisation_missing unnamed_as number number_is party party_name party_kind
        party_missing office office_missing capacity capacity_group capacity_note
        established_capacity established_capacity_missing established_since
        established_since_earliest established_since_latest established_since_missing
        mandate_from mandate_from_missing functions functions_missing function_detail
        start start_earliest start_latest start_missing end end_earliest end_latest
        end_missing identity identity_open_from identity_open_from_missing
        publicly_named confidence confidence_missing note sources sources_missing
        sources_against
    """,
    "parties": """
        id dialogue_ref dialogue_title party position name kind organisation_ref
        organisation_name organisation_missing start start_earliest start_latest
        start_missing end end_earliest end_latest end_missing note sources
        sources_missing sources_against
    """,
    "organisation_roles": """
        id dialogue_ref dialogue_title organisation_role position organisation_ref
        organisation_name roles start start_earliest start_latest start_missing end
        end_earliest end_latest end_missing note sources sources_missing sources_against
    """,
    "meetings": """
        id dialogue_ref dialogue_title meeting position number number_missing series
        series_missing title title_missing date date_earliest date_latest date_missing
        standing medium medium_missing place place_missing country country_missing
        country_label country_name latitude latitude_missing longitude longitude_missing
        form form_missing hosts_ref hosts_name hosts_missing attending attending_missing
        attending_is parent parent_missing account present absent excluded disputed
        sources sources_missing sources_against
    """,
    "attendance": """
        id dialogue_ref dialogue_title meeting participation presence note
    """,
    "track_claims": """
        id dialogue_ref dialogue_title track_claim position track label period
        period_earliest period_latest period_missing note sources sources_missing
        sources_against
    """,
    "disagreements": """
        id dialogue_ref dialogue_title disagreement position topic account sources
        sources_missing sources_against
    """,
    "secrecy": """
        id dialogue_ref dialogue_title secrecy_period position level start
        start_earliest start_latest start_missing end end_earliest end_latest
        end_missing note sources sources_missing sources_against
    """,
    "outcomes": """
        id dialogue_ref dialogue_title outcome position title kind date date_earliest
        date_latest date_missing pax_id pax_id_missing url url_missing note sources
        sources_missing sources_against
    """,
    "links": """
        id dialogue_ref dialogue_title link position kind other_dialogue_ref
        other_dialogue_name other_title date date_earliest date_latest date_missing note
        sources sources_missing sources_against
    """,
    "sources": """
        id dialogue_ref dialogue_title entry position source_ref source_missing kind
        author title publisher year url doi language access source_note was_read
        background note
    """,
    "citations": """
        id dialogue_ref dialogue_title citation position entry speaks_of move party
        participation organisation_role meeting track_claim secrecy_period outcome link
        disagreement field locator stance value_given note
    """,
    "people": """
        person_ref name wikidata note
    """,
    "names": """
        person_ref person_name position name kind script
    """,
    "organisations": """
        organisation_ref name kind country parent_ref parent_name wikidata note
    """,
    "organisation_names": """
        organisation_ref organisation_name position name kind script used used_earliest
        used_latest
    """,
    "conflicts": """
        conflict_ref name ucdp_id note
    """,
}
